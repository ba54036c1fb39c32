"""`vaultgen.toml`: the settings, the user's names and decisions, and errors that name the line."""

from vaultgen.config.settings import SETTINGS_FILE, Settings, load_settings, parse_settings, settings_file

__all__ = ["SETTINGS_FILE", "Settings", "load_settings", "parse_settings", "settings_file"]
