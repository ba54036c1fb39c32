"""Pages copied as text from other sites, and text that no site's reader knows."""
