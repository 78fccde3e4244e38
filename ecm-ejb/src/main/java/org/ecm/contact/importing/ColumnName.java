package org.ecm.contact.importing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A column's name with everything left out that people write in different ways. */
public final class ColumnName {
  private static final Pattern DIGITS = Pattern.compile("\\D+");
  private static final Set<String> PHONE_WORDS =
      Set.of(
          ("phone phonenumber phoneno phonenr tel telno telnr telephone telephonenumber telefon"
                  + " telefonnummer telefonnr telefono telefone rufnummer rufnr mobile mobilephone"
                  + " mobilenumber mobileno mobil mobiltelefon movil celular portable cell"
                  + " cellphone cellnumber handy handynummer gsm msisdn homephone workphone"
                  + " businessphone officephone privatephone phonehome phonework phonemobile"
                  + " festnetz landline contactnumber contactphone numerodetelephone"
                  + " numerodetelefono fixe telephoneportable telephonemobile telephonefixe")
              .split(" "));

  private ColumnName() {}

  /** Lower case, without accents, and nothing but letters and digits. */
  public static String normalise(String name) {
    StringBuilder kept = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFKD)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(kept::appendCodePoint);
    return kept.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * The number in a phone column's name; 0 if it has none, -1 if it names no phone.
   *
   * @param normalised as {@link #normalise} answers
   */
  public static int phoneNumber(String normalised) {
    String digits = DIGITS.matcher(normalised).replaceAll("");
    String word = normalised.replaceAll("\\d", "");
    if (!PHONE_WORDS.contains(word) || digits.length() > 3) {
      return -1;
    }
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
