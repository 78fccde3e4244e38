package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecm.contact.importing.ContactField.ATTRIBUTE;
import static org.ecm.contact.importing.ContactField.EXPIRES_AT;
import static org.ecm.contact.importing.ContactField.FIRST_NAME;
import static org.ecm.contact.importing.ContactField.LAST_NAME;
import static org.ecm.contact.importing.ContactField.NOT_BEFORE;
import static org.ecm.contact.importing.ContactField.PHONE_1;
import static org.ecm.contact.importing.ContactField.PHONE_2;
import static org.ecm.contact.importing.ContactField.PHONE_3;
import static org.ecm.contact.importing.ContactField.PRIORITY;
import static org.ecm.contact.importing.ContactField.REFERENCE;
import static org.ecm.contact.importing.ContactField.TIME_ZONE;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecm.contact.importing.UnreadableFileException.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutDetectorTest {

  @Test
  void ciscosColumnsAreKnown() {
    assertThat(fields("Account Number, First Name, Last Name ,Phone1, Phone2, Phone3, Dial Time\n"))
        .containsExactly(REFERENCE, FIRST_NAME, LAST_NAME, PHONE_1, PHONE_2, PHONE_3, NOT_BEFORE);
    assertThat(fields("AccountNumber,FirstName,LastName,Phone01,Phone02\n"))
        .containsExactly(REFERENCE, FIRST_NAME, LAST_NAME, PHONE_1, PHONE_2);
  }

  @Test
  void orderCaseBlanksUnderscoresAndAccentsDoNotMatter() {
    assertThat(
            fields("\uFEFFPRIORITÄT;TÉLÉPHONE 2;prénom;time_zone;Expires-At;telephone_1;Segment\n"))
        .containsExactly(PRIORITY, PHONE_2, FIRST_NAME, TIME_ZONE, EXPIRES_AT, PHONE_1, ATTRIBUTE);
  }

  @Test
  void aPhoneKeepsTheNumberInItsName() {
    assertThat(fields("Phone 4,Tel_02\n")).containsExactly(ContactField.PHONE_4, PHONE_2);
    assertThat(fields("Mobile,Phone,Phone 2\n")).containsExactly(PHONE_1, PHONE_3, PHONE_2);
    assertThat(fields("Mobile,Phone 1\n")).containsExactly(PHONE_2, PHONE_1);
  }

  @Test
  void theBestNameTakesAFieldAndTheOthersAreKept() {
    assertThat(fields("ID,Name,Account Number,Last Name,Phone\n"))
        .containsExactly(ATTRIBUTE, ATTRIBUTE, REFERENCE, LAST_NAME, PHONE_1);
  }

  @Test
  void aMappingComesBeforeNames() {
    CsvFile file =
        CsvFile.utf8("Wer;Anschluss;Phone\nx;y;z\n")
            .with(Map.of("wer", "lastName", "ANSCHLUSS", "phone1", "Phone", "ignore"));
    assertThat(file.layout().columns())
        .extracting(Column::field)
        .containsExactly(LAST_NAME, PHONE_1, ContactField.IGNORED);
  }

  @Test
  void aMappingThatDoesNotFitNamesWhatTheFileHas() {
    CsvFile file = CsvFile.utf8("Wer;Phone\nx;y\n").with(Map.of("Who", "lastName"));
    assertThatThrownBy(file::layout)
        .hasMessageContaining("\"Who\"")
        .hasMessageContaining("Wer, Phone");
    assertThatThrownBy(() -> CsvFile.utf8("a,phone\n").with(Map.of("a", "colour")).layout())
        .hasMessageContaining("colour")
        .hasMessageContaining("firstName");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void theDelimiterIsFound(String delimiter) {
    String text = String.join(delimiter, "Last Name", "Phone", "Note");
    String row = String.join(delimiter, "Doe", "\"1" + delimiter + "2\"", "\"a,b;c\"");
    assertThat(CsvFile.utf8(text + "\n" + row + "\n").layout().delimiter())
        .isEqualTo(delimiter.charAt(0));
  }

  @Test
  void aSpreadsheetsDelimiterLineIsNotTheHeader() {
    FileLayout layout = CsvFile.utf8("sep=;\r\n\r\nName;Phone\r\nDoe;1\r\n").layout();
    assertThat(layout.columns()).extracting(Column::name).containsExactly("Name", "Phone");
    assertThat(layout.dataStart()).isEqualTo("sep=;\r\n\r\nName;Phone\r\n".length());
  }

  @Test
  void aSingleColumnNeedsNoDelimiter() {
    assertThat(fields("Phone\n123\n")).containsExactly(PHONE_1);
  }

  @Test
  void twoHundredColumnsAreKept() {
    String header =
        IntStream.range(0, 199)
            .mapToObj(i -> "Attribute number " + i)
            .collect(Collectors.joining(","));
    assertThat(fields("Phone," + header + "\n")).hasSize(200).startsWith(PHONE_1, ATTRIBUTE);
  }

  @Test
  void columnsWithTheSameNameOrNoneAreToldApart() {
    assertThat(CsvFile.utf8("Phone,Note,Note,\n").layout().columns())
        .extracting(Column::name)
        .containsExactly("Phone", "Note", "Note (2)", "Column 4");
  }

  @Test
  void aFileWithoutAPhoneColumnSaysWhatWasFound() {
    assertThatThrownBy(() -> CsvFile.utf8("Doe;John;2125550123\n").layout())
        .hasMessageContaining("[Doe, John, 2125550123]")
        .extracting("reason")
        .isEqualTo(Cause.NO_PHONE_COLUMN);
  }

  @Test
  void aHeaderThatCannotBeReadIsRefused() {
    assertThatThrownBy(() -> CsvFile.utf8("\"Name,Phone\nDoe,1\n").layout())
        .extracting("reason")
        .isEqualTo(Cause.UNREADABLE_HEADER);
    assertThatThrownBy(() -> CsvFile.utf8("Phone," + "x".repeat(100_000) + "\n1,2\n").layout())
        .extracting("reason")
        .isEqualTo(Cause.UNREADABLE_HEADER);
    assertThatThrownBy(() -> CsvFile.utf8("Phone" + ",A".repeat(1000) + "\n1\n").layout())
        .hasMessageContaining("names 1,001 columns")
        .extracting("reason")
        .isEqualTo(Cause.UNREADABLE_HEADER);
    assertThatThrownBy(() -> CsvFile.utf8("\n\r\n\n").layout())
        .extracting("reason")
        .isEqualTo(Cause.EMPTY_FILE);
  }

  @Test
  void theReasonColumnsOfARejectedRowsFileAreLeftOut() {
    assertThat(fields("Phone,ECM Row,ECM Reason\n"))
        .containsExactly(PHONE_1, ContactField.IGNORED, ContactField.IGNORED);
  }

  private static List<ContactField> fields(String text) {
    return CsvFile.of(text, StandardCharsets.UTF_8).layout().columns().stream()
        .map(Column::field)
        .toList();
  }
}
