package org.ecm.demo.contacts;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;

/**
 * Where contacts live, and how people are called there.
 *
 * <p>Numbers come from the ranges that regulators keep for fiction, as far as libphonenumber holds
 * them valid: NANPA 555-0100 to 0199, Ofcom's and Bundesnetzagentur's numbers for drama, ARCEP's
 * for audiovisual works, ACMA's for creative works. AE, PK and IN have none: there it is the
 * surroundings of libphonenumber's own example number.
 *
 * @param region ISO 3166
 * @param share of a hundred contacts
 * @param numbers E.164, each x any digit
 * @param zone IANA zone of most of its people
 */
record Country(
    String region,
    int share,
    List<String> numbers,
    List<String> firstNames,
    List<String> lastNames,
    List<String> cities,
    String zone) {

  static List<Country> all() {
    try (var in = Country.class.getResourceAsStream("countries.json")) {
      return new ObjectMapper().readValue(in, new TypeReference<List<Country>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of all countries, by share. */
  static Country any(List<Country> all, Random random) {
    int left = random.nextInt(all.stream().mapToInt(Country::share).sum());
    for (Country country : all) {
      left -= country.share;
      if (left < 0) {
        return country;
      }
    }
    throw new IllegalStateException("The shares do not add up");
  }

  /** A number in E.164. */
  String number(Random random) {
    StringBuilder number = new StringBuilder(one(numbers, random));
    for (int i = 0; i < number.length(); i++) {
      if (number.charAt(i) == 'x') {
        number.setCharAt(i, (char) ('0' + random.nextInt(10)));
      }
    }
    return number.toString();
  }

  static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
