"""Tables of data that people exchange: CSV of any sort, spreadsheets, Parquet. Read and written a batch at a time.

The only home of openpyxl, pyarrow and charset_normalizer.
"""
