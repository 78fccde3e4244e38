package org.ecm.contact.importing;

import java.util.List;

/**
 * Rows that are stored in one transaction.
 *
 * @param start offset in the upload from which they were read
 * @param end offset behind them and any blank lines: where the next chunk starts
 */
record RowChunk(long start, long end, List<ParsedRow> rows) {

  /** The first half of the rows; there must be more than one. */
  RowChunk firstHalf() {
    List<ParsedRow> half = rows.subList(0, rows.size() / 2);
    return new RowChunk(start, half.get(half.size() - 1).end(), half);
  }

  /** The rows behind the {@link #firstHalf()}. */
  RowChunk secondHalf() {
    return new RowChunk(firstHalf().end(), end, rows.subList(rows.size() / 2, rows.size()));
  }
}
