package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowParserTest {
  private static final Charset LATIN = Charset.forName("windows-1252");

  @Test
  void aFullRowBecomesAContact() {
    ImportedContact contact =
        only(
            """
            Account Number;First Name;Last Name;Phone1;Phone2;Phone3;Time Zone;Priority;Expires;Dial Time;Segment
            A-1;Jane;Doe;(212) 555-0123;;+49 30 123456;America/Chicago;9;2027-03-31;2026-12-01 09:00;gold
            """);
    assertThat(contact.reference()).isEqualTo("A-1");
    assertThat(contact.firstName()).isEqualTo("Jane");
    assertThat(contact.lastName()).isEqualTo("Doe");
    assertThat(contact.phones()).containsExactly("+12125550123", null, "+4930123456", null, null);
    assertThat(contact.timeZone()).isEqualTo("America/Chicago");
    assertThat(contact.priority()).isEqualTo(9);
    assertThat(contact.expiresAt()).isEqualTo(Instant.parse("2027-04-01T03:59:59Z"));
    assertThat(contact.notBefore()).isEqualTo(Instant.parse("2026-12-01T14:00:00Z"));
    assertThat(contact.attributes()).containsExactly(Map.entry("Segment", "gold"));
    assertThat(contact.rowKey()).hasSize(64);
  }

  @Test
  void emojiAndRightToLeftNamesStayAsTheyAre() {
    String text = "First Name,Last Name,Phone,Note\nنور 😀,\u200Fשלום,2125550123,\"两\n行\"\n";
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      ImportedContact contact = CsvFile.of("\uFEFF" + text, charset).rows().get(0).contact();
      assertThat(contact.firstName()).isEqualTo("نور 😀");
      assertThat(contact.lastName()).isEqualTo("\u200Fשלום");
      assertThat(contact.attributes()).containsEntry("Note", "两\n行");
    }
  }

  @Test
  void aBadPhoneIsKeptAsAnAttributeWhenAnotherCanBeDialled() {
    ImportedContact contact = only("Phone1,Phone2\n12,2125550123\n");
    assertThat(contact.phones()).containsExactly(null, "+12125550123", null, null, null);
    assertThat(contact.attributes()).containsEntry("Phone1 (not valid)", "12");
  }

  @ParameterizedTest
  @CsvSource({"UTC, UTC", "America/Chicago, America/Chicago", "+2, +02:00"})
  void aTimeZoneIsReadAsOfASingleContact(String given, String stored) {
    assertThat(only("Phone,Time Zone\n2125550123," + given + "\n").timeZone()).isEqualTo(stored);
  }

  @Test
  void theSameNumberTwiceIsOnePhone() {
    assertThat(only("Phone1,Phone2\n2125550123,+1 212 555 0123\n").phones())
        .containsExactly("+12125550123", null, null, null, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "Phone1,Phone2!12,abc!INVALID_PHONE!Phone1 \"12\" is too short; Phone2 \"abc\" is not a phone number",
        "Name,Phone!Doe,!NO_PHONE!no phone number",
        "Phone,Time Zone!2125550123,Mars/Olympus!INVALID_TIME_ZONE!Time Zone \"Mars/Olympus\"",
        "Phone,Prio!2125550123,10!INVALID_PRIORITY!Prio \"10\"",
        "Phone,Prio!2125550123,-1!INVALID_PRIORITY!Prio \"-1\"",
        "Phone,Expiry!2125550123,soon!INVALID_EXPIRY!Expiry \"soon\"",
        "Phone,Dial Time!2125550123,26:00!INVALID_DIAL_TIME!Dial Time \"26:00\"",
        "Phone,Expiry,Dial Time!2125550123,2027-01-01,2027-02-01!DIAL_TIME_AFTER_EXPIRY!Dial Time or Expiry",
        "Phone,Name!2125550123,Doe,Jane!TOO_MANY_VALUES!3 values but the header names 2",
        "Phone,Name!\"2125550123\"x,Doe!TEXT_AFTER_QUOTE!closing quote",
        "Phone,Name!2125550123,\"Doe!UNCLOSED_QUOTE!not closed",
      })
  void aRejectedRowNamesColumnAndValue(
      String header, String row, RejectionReason reason, String detail) {
    ParsedRow parsed = CsvFile.utf8(header + "\n" + row + "\n").rows().get(0);
    assertThat(parsed.contact()).isNull();
    assertThat(parsed.rejection()).isEqualTo(reason);
    assertThat(parsed.detail()).contains(detail);
    assertThat(parsed.raw()).isEqualTo(row);
  }

  @Test
  void aTooLongTextIsRejectedAndTheRowsAroundItAreNot() {
    String header = "Phone,Last Name,Note,More\n";
    String good = "2125550123,Doe,x,x\n";
    String half = "ä".repeat(55_000);
    assertThat(reasons(header + good + "2125550123," + "x".repeat(101) + ",x\n" + good))
        .containsExactly(null, RejectionReason.TEXT_TOO_LONG, null);
    assertThat(reasons(header + good + "2125550123,Doe," + half + "," + half + "\n" + good))
        .containsExactly(null, RejectionReason.ATTRIBUTES_TOO_LONG, null);
    assertThat(reasons(header + good + "2125550123,Doe," + "x".repeat(1 << 20) + "\n" + good))
        .containsExactly(null, RejectionReason.FIELD_TOO_LONG, null);
    assertThat(reasons(header + good + "2125550123,Doe," + "x".repeat(9 << 20) + "\n" + good))
        .containsExactly(null, RejectionReason.ROW_TOO_LONG, null);
    assertThat(reasons(header + good + "2125550123" + ",".repeat(20_000) + "\n" + good))
        .containsExactly(null, RejectionReason.TOO_MANY_VALUES, null);
  }

  @Test
  void aRowInAnotherEncodingIsRejectedAndReadable() {
    byte[] text =
        join(
            "Phone,Name\n2125550123,Müller\n2125550124,Jäger\n".getBytes(StandardCharsets.UTF_8),
            "2125550125,Weiß\n".getBytes(LATIN));
    List<ParsedRow> rows = new CsvFile(text, Map.of()).rows();
    assertThat(rows)
        .extracting(ParsedRow::rejection)
        .containsExactly(null, null, RejectionReason.WRONG_ENCODING);
    assertThat(rows.get(2).raw()).isEqualTo("2125550125,Weiß");
  }

  @Test
  void anUtf8RowInAWindowsFileIsNotReadAsOtherLetters() {
    byte[] text =
        join(
            "Phone,Name\n2125550123,Müller\n2125550124,Jäger\n".getBytes(LATIN),
            "2125550125,Weiß\n".getBytes(StandardCharsets.UTF_8));
    assertThat(new CsvFile(text, Map.of()).rows())
        .extracting(ParsedRow::rejection)
        .containsExactly(null, null, RejectionReason.MIXED_ENCODING);
  }

  @Test
  void aZeroCharacterDeepInsideAFileCostsOneRow() {
    String text = "Phone,Name\n" + "2125550123,Doe\n".repeat(6000) + "2125550123,D\0e\n";
    List<ParsedRow> rows = CsvFile.utf8(text).rows();
    assertThat(rows).hasSize(6001);
    assertThat(rows.get(6000).rejection()).isEqualTo(RejectionReason.CONTROL_CHARACTER);
  }

  @Test
  void rowsWithoutAnyValueAreNoRows() {
    assertThat(CsvFile.utf8("Phone,Name\n2125550123,Doe\n,\n\n , \n2125550124,Roe").rows())
        .extracting(row -> row.contact().lastName())
        .containsExactly("Doe", "Roe");
  }

  @Test
  void aShortRowLacksItsLastValues() {
    assertThat(only("Phone,Name,Note\n2125550123,Doe\n").lastName()).isEqualTo("Doe");
  }

  @Test
  void aReferenceIsTheIdentityOfARow() {
    assertThat(key("ID,Phone,Name\n7,2125550123,Doe\n"))
        .isEqualTo(key("Name,ID,Phone\nRoe,7,2125550199\n"))
        .isNotEqualTo(key("ID,Phone,Name\n8,2125550123,Doe\n"));
  }

  @Test
  void withoutAReferenceTheContentIsTheIdentity() {
    assertThat(key("Phone,Name,Note,More\n2125550123,Doe,a,b\n"))
        .isEqualTo(key("More;Name;Note;Phone\nb;Doe;a;(212) 555-0123\n"))
        .isNotEqualTo(key("Phone,Name,Note,More\n2125550123,Doe,b,a\n"))
        .isNotEqualTo(key("Phone,Name,Note,More\n2125550123,Doe,ab,\n"));
  }

  @Test
  void theGuardOfARejectedRowsFileComesOffAgain() {
    assertThat(only("Phone,Note\n'+12125550123,'=A1\n").attributes()).containsEntry("Note", "=A1");
  }

  private static ImportedContact only(String text) {
    List<ParsedRow> rows = CsvFile.utf8(text).rows();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).detail()).isNull();
    return rows.get(0).contact();
  }

  private static String key(String text) {
    return only(text).rowKey();
  }

  private static List<RejectionReason> reasons(String text) {
    return CsvFile.utf8(text).rows().stream().map(ParsedRow::rejection).toList();
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
