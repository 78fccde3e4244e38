package org.ecm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "US, (212) 555-0123, +12125550123",
    "US, 1-212-555-0123, +12125550123",
    "US, +49 30 123456, +4930123456",
    "US, 011 49 30 123456, +4930123456",
    "DE, 030/123456, +4930123456",
    "DE, 0049 30 123456, +4930123456",
    "DE, 0151-12345678, +4915112345678",
    "GB, 020 7946 0123, +442079460123",
    "DE, 030.12345.0, +4930123450",
    "DE, 03012345.0, +4930123450",
    "DE, Tel. 030 123456, +4930123456",
    "DE, tel:+4930123456, +4930123456",
    "DE, +49 (0)30 123456, +4930123456",
    "DE, (030) 123456, +4930123456",
    "DE, (030)(123456), +4930123456",
    "DE, 030 (123456), +4930123456",
    "US, +1 (2125550123), +12125550123",
    "US, 212-555-2026, +12125552026",
    "FR, 01.02.03.04.05, +33102030405",
    "FR, 1 02 03 04 05, +33102030405",
    "DK, 20-26-11-24, +4520261124",
    "DE, +49-24-11-2026, +4924112026",
  })
  void aNumberIsReadAsItsCountryWritesIt(String region, String text, String e164) {
    assertThat(new PhoneNumbers(region).read(text).e164()).isEqualTo(e164);
  }

  @ParameterizedTest
  @CsvSource({
    "not a number, is not a phone number",
    "12, is too short",
    "+999 123456, has no known country code",
    "212 555 0123 ext. 5, 'has an extension, which the dialer cannot dial'",
    "4.91701e12, was shortened by a spreadsheet; format the column as text and enter it again",
    "4.91701E+12, was shortened by a spreadsheet; format the column as text and enter it again",
    "+1 111 111 1111, is not a number in use in US",
    "123456789012345678901, is too long",
  })
  void aNumberThatCannotBeDialledSaysWhy(String text, String problem) {
    assertThat(new PhoneNumbers("US").read(text).problem()).isEqualTo(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "030 123456 privat",
        "030 123456 (privat)",
        "030 123456 p",
        "030 123456 DW 12",
        "030 123456 oder 7",
        "030 123456 приват",
        "0800 REISEN",
      })
  void aNoteIsNotDialled(String text) {
    assertThat(new PhoneNumbers("DE").read(text).problem())
        .isEqualTo("has letters behind its first digit; write the number alone, in digits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tel2 030 123456",
        "Tel030123456",
        "Handy2: 030 123456",
        "Ru\u0308ckruf\u00e92 030"
      })
  void aDigitThatALetterTouchesIsNotDialled(String text) {
    assertThat(new PhoneNumbers("DE").read(text).problem())
        .isEqualTo("has a letter right before a digit; write the number alone, in digits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "030 123456 (2)",
        "030 123456 (12).",
        "030 123456 [2]",
        "030 123456 (2",
        "(030) 123456 (2)",
        "+49 (0)30 123456 (2)",
        "Tel 2 030 123456",
        "2. 030 123456",
        "(2) 030 123456",
        "23. 030 123456",
        "49 (0)30 123456",
      })
  void aNoteInDigitsIsNotDialled(String text) {
    assertThat(new PhoneNumbers("DE").read(text).problem())
        .isEqualTo(
            "has digits beside it, such as a note; write the number alone, a country code with +");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "24.11.2026",
        "Sperrliste Stand 24.11.2026",
        "Sperrliste (Stand: 24. 11. 2026)",
        "24-11-2026",
        "24/11/26",
        "2/24/1999",
        "2026-11-24",
        "KW 48/2026",
      })
  void aDateIsNotDialled(String text) {
    assertThat(new PhoneNumbers("DE").read(text).problem()).isEqualTo("is a date");
  }

  @ParameterizedTest
  @CsvSource({
    "4930123456.0, +4930123456",
    "+4930123456.0, +4930123456",
    "301234567.00, +49301234567",
    "'4930123456,0', +4930123456",
    "' 4930123456.0 ', +4930123456",
  })
  void aNumberThatAProgramTookForAFractionIsReadAsTheWholeOne(String text, String e164) {
    assertThat(new PhoneNumbers("DE").read(text).e164()).isEqualTo(e164);
  }

  @Test
  void aVeryLongTextIsNoNumber() {
    assertThat(new PhoneNumbers("US").read("1".repeat(100_000)).valid()).isFalse();
  }
}
