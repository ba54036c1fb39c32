"""Files of records: bibliographies, and the answers of databases."""
