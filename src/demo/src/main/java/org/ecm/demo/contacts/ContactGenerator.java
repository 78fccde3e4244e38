package org.ecm.demo.contacts;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Writes a contact list and the do-not-call list that goes with it. The same seed and count give
 * the same bytes. National numbers are to be read in region US.
 */
public final class ContactGenerator {
  /** The region in which national numbers of a generated list are to be read. */
  public static final String REGION = NumberStyle.HOME;

  /** Rows kept to be repeated, so that memory does not grow with the list. */
  private static final int REMEMBERED = 1000;

  private final Random random;
  private final boolean semicolon;
  private final List<Country> countries = Country.all();
  private final List<List<String>> earlier = new ArrayList<>();
  private final Set<String> blocked = new LinkedHashSet<>();
  private final Map<Blemish, Integer> blemishes = new EnumMap<>(Blemish.class);
  private int repeated;

  private ContactGenerator(long seed) {
    random = new Random(seed);
    semicolon = random.nextBoolean();
  }

  /**
   * @param contacts gets the list: UTF-8, comma or semicolon by seed, one header row
   * @param doNotCall gets the do-not-call list: columns number (E.164) and reason
   */
  public static Planted write(int count, long seed, Path contacts, Path doNotCall)
      throws IOException {
    return new ContactGenerator(seed).write(count, contacts, doNotCall);
  }

  private Planted write(int count, Path contacts, Path doNotCall) throws IOException {
    try (CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(semicolon ? ';' : ',')
            .build(Files.newBufferedWriter(contacts, StandardCharsets.UTF_8))) {
      csv.writeRecord(header());
      for (int i = 1; i <= count; i++) {
        csv.writeRecord(row(i));
      }
    }
    try (CsvWriter csv = CsvWriter.builder().build(doNotCall, StandardCharsets.UTF_8)) {
      csv.writeRecord("number", "reason");
      for (String number : blocked) {
        csv.writeRecord(number, "Asked not to be called");
      }
    }
    return new Planted(count, repeated, blemishes, blocked.size());
  }

  private static List<String> header() {
    return List.of(Column.values()).stream().map(Column::header).toList();
  }

  private List<String> row(int number) {
    if (!earlier.isEmpty() && random.nextInt(100) < 3) {
      repeated++;
      return Country.one(earlier, random);
    }
    List<String> row = List.copyOf(fresh(number).values());
    if (earlier.size() < REMEMBERED) {
      earlier.add(row);
    } else {
      earlier.set(random.nextInt(REMEMBERED), row);
    }
    return row;
  }

  private Map<Column, String> fresh(int number) {
    Country country = Country.any(countries, random);
    Map<Column, String> row = new EnumMap<>(Column.class);
    row.put(Column.REFERENCE, "C-%07d".formatted(number));
    row.put(Column.FIRST_NAME, Country.one(country.firstNames(), random));
    row.put(Column.LAST_NAME, Country.one(country.lastNames(), random));
    row.put(Column.TIME_ZONE, random.nextInt(4) == 0 ? country.zone() : "");
    row.put(Column.PRIORITY, random.nextInt(5) == 0 ? "" + random.nextInt(10) : "");
    row.put(Column.CITY, Country.one(country.cities(), random));
    row.put(Column.BALANCE, "%d.%02d".formatted(random.nextInt(5000), random.nextInt(100)));
    row.put(Column.NOTE, "");
    phones(row, country);
    Blemish blemish = Blemish.next(random);
    if (blemish != null) {
      blemish.spoil(row, random);
      blemishes.merge(blemish, 1, Integer::sum);
    }
    return row;
  }

  /** One to three phones; some are on the do-not-call list, all of them or the first only. */
  private void phones(Map<Column, String> row, Country country) {
    int phones = 1 + random.nextInt(3);
    int luck = random.nextInt(1000);
    boolean all = luck < 15;
    boolean first = luck < 25;
    for (int i = 0; i < Blemish.PHONES.size(); i++) {
      String number = i < phones ? country.number(random) : "";
      if (!number.isEmpty() && (all || (first && i == 0))) {
        blocked.add(number);
      }
      row.put(Blemish.PHONES.get(i), number.isEmpty() ? "" : NumberStyle.write(number, random));
    }
  }
}
