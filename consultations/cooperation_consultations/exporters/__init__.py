"""The table of remarks as files: CSV, XLSX, DOCX and PDF/UA, all from the same typed rows."""
