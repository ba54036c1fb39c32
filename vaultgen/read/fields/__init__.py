"""What many formats share: names, dates, ids, titles, addresses."""
