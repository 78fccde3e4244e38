package org.ecm.demo.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactGeneratorTest {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  @TempDir Path dir;

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
    Path one = contacts(1);
    Path again = contacts(1);
    Path other = contacts(2);
    assertThat(one).hasSameBinaryContentAs(again);
    assertThat(Files.mismatch(one, other)).isNotNegative();
  }

  @Test
  void everyRangeGivesNumbersThatAreValidInTheirCountryHoweverTheyAreWritten() throws Exception {
    Random random = new Random(3);
    for (Country country : Country.all()) {
      for (int i = 0; i < 500; i++) {
        String number = country.number(random);
        String written = NumberStyle.write(number, random);
        var parsed = PHONES.parse(written, NumberStyle.HOME);
        assertThat(PHONES.isValidNumberForRegion(parsed, country.region())).as(written).isTrue();
        assertThat(PHONES.format(parsed, PhoneNumberUtil.PhoneNumberFormat.E164)).isEqualTo(number);
      }
    }
  }

  @Test
  void aListHoldsAllKindsOfDirtAndItsCountsAreTrue() throws IOException {
    Planted planted = write(20_000, 1, "dirty");
    List<NamedCsvRecord> rows = read(dir.resolve("dirty.csv"));
    assertThat(rows).hasSize(planted.rows()).hasSize(20_000);
    assertThat(planted.blemishes()).containsOnlyKeys(Blemish.values());

    Set<String> references = new HashSet<>();
    long repeated = rows.stream().filter(row -> !references.add(row.getField(0))).count();
    assertThat(repeated).isEqualTo(planted.repeated()).isPositive();
  }

  @Test
  void someRowsHaveOnlyBlockedPhonesAndSomeABlockedAndAFreeOne() throws IOException {
    Planted planted = write(20_000, 1, "blocked");
    Set<String> list =
        read(dir.resolve("blocked-dnc.csv")).stream()
            .map(row -> row.getField("number"))
            .collect(Collectors.toSet());
    assertThat(list).hasSize(planted.doNotCall());
    List<List<String>> phones =
        read(dir.resolve("blocked.csv")).stream().map(ContactGeneratorTest::phones).toList();
    assertThat(phones)
        .anyMatch(all -> !all.isEmpty() && list.containsAll(all))
        .anyMatch(all -> all.stream().anyMatch(list::contains) && !list.containsAll(all));
  }

  private static List<String> phones(NamedCsvRecord row) {
    return List.of("Phone 1", "Phone 2", "Phone 3").stream()
        .map(row::getField)
        .filter(phone -> !phone.isEmpty())
        .map(ContactGeneratorTest::e164)
        .toList();
  }

  private static String e164(String phone) {
    try {
      return PHONES.format(
          PHONES.parse(phone, NumberStyle.HOME), PhoneNumberUtil.PhoneNumberFormat.E164);
    } catch (com.google.i18n.phonenumbers.NumberParseException e) {
      return phone;
    }
  }

  private static List<NamedCsvRecord> read(Path file) throws IOException {
    char separator = Files.readAllLines(file).get(0).contains(";") ? ';' : ',';
    try (var csv = CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(file)) {
      return csv.stream().toList();
    }
  }

  private Path contacts(long seed) throws IOException {
    Path file = Files.createTempFile(dir, "contacts", ".csv");
    ContactGenerator.write(500, seed, file, dir.resolve("dnc.csv"));
    return file;
  }

  private Planted write(int count, long seed, String name) throws IOException {
    return ContactGenerator.write(
        count, seed, dir.resolve(name + ".csv"), dir.resolve(name + "-dnc.csv"));
  }
}
