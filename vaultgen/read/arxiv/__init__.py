"""What arXiv shows: listings, abstract pages, its stamp on a PDF."""
