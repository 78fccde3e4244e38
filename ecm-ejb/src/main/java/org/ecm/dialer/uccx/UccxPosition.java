package org.ecm.dialer.uccx;

import java.time.LocalDateTime;

/**
 * How far a campaign's changed records were read, in both tables.
 *
 * <p>Times are the dialer's own wall clock and are compared with nothing else.
 */
record UccxPosition(Mark live, Mark history) {

  /** After the record with this id that changed at this time. */
  record Mark(LocalDateTime time, long id) {
    static final Mark START = new Mark(LocalDateTime.of(1970, 1, 1, 0, 0), -1);

    static Mark parse(String text) {
      String[] parts = text.split("/");
      return new Mark(LocalDateTime.parse(parts[0]), Long.parseLong(parts[1]));
    }

    @Override
    public String toString() {
      return time + "/" + id;
    }
  }

  static UccxPosition parse(String text) {
    if (text == null) {
      return new UccxPosition(Mark.START, Mark.START);
    }
    String[] parts = text.split(" ");
    return new UccxPosition(Mark.parse(parts[0]), Mark.parse(parts[1]));
  }

  @Override
  public String toString() {
    return live + " " + history;
  }
}
