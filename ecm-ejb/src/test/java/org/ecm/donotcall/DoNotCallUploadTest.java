package org.ecm.donotcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecm.campaign.InvalidInputException;
import org.ecm.contact.ContactLab;
import org.ecm.contact.importing.UnreadableFileException;
import org.ecm.contact.importing.UnreadableFileException.Cause;
import org.ecm.donotcall.RowVerdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoNotCallUploadTest {

  private final ContactLab lab = new ContactLab();
  private final DoNotCallUpload upload =
      new DoNotCallUpload(
          new DoNotCall(lab.database, lab.ids, lab.plans, lab.audit, lab.clock), lab.audit);
  private final List<RowVerdict> verdicts = new ArrayList<>();

  @Test
  void aBareListOfNumbersIsRecorded() throws IOException {
    DoNotCallUpload.Summary summary = read("030 901820\r\n+12125550123\n\n030901820\n");

    assertThat(summary.rows()).isEqualTo(3);
    assertThat(summary.duplicate()).isEqualTo(1);
    assertThat(summary.recorded().added()).isEqualTo(2);
    assertThat(lab.count("do_not_call")).isEqualTo(2);
  }

  @Test
  void aHeaderNamesTheColumn() throws IOException {
    read("\uFEFFName;Phone Number\nAda;030 901820\nGrace;\"+1 212 555 0123\"\n");

    assertThat(verdicts).extracting(RowVerdict::verdict).containsOnly(Verdict.LISTED);
    assertThat(lab.count("do_not_call")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kundennummer;Rufnummer",
        "Customer No;Mobile Number",
        "Number;Telefon-Nr.",
        "sep=;\nKundennummer;Rufnummer",
        "Sperrliste\n\nKundennummer;Rufnummer",
        "Sperrliste Stand 24.11.2026\nKundennummer,Rufnummer",
      })
  void whatAnImportTakesForAPhoneIsOne(String header) throws IOException {
    read(header + "\n40012345" + (header.contains(",") ? "," : ";") + "030 901820\n");

    assertThat(listed()).containsExactly("+4930901820");
  }

  @Test
  void aLineWithANumberIsNoHeader() throws IOException {
    DoNotCallUpload.Summary summary = read("+12025550147,mobile\n+12025550148,home\n030 901820,\n");

    assertThat(summary.rows()).isEqualTo(3);
    assertThat(listed()).containsExactly("+12025550147", "+12025550148", "+4930901820");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kundennummer;Kontakt\n40012345;030 901820",
        "Ada;030 901820",
        "Sperrliste;\nKundennummer;Rufnummer\n40012345;030 901820",
        "Telefon;Mobil\n030 901820;0151 12345678",
        ";030 901820",
        "030 901820,030 901821\n030 901822,030 901823",
        "Sperrliste\n030 901820,030 901821",
        "40012345;030 901820",
        "Sperrliste Stand 24.11.2026\nKundennummer,Kontakt\n40012345,030 901820",
      })
  void aFileThatDoesNotTellWhereItsNumbersStandIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            UnreadableFileException.class,
            e -> assertThat(e.reason()).isEqualTo(Cause.NO_PHONE_COLUMN));
    assertThat(listed()).isEmpty();
  }

  @Test
  void aDateBesideANumberIsNone() throws IOException {
    read("030 901820;24.11.2026\n030 901821;2026-11-24\n");

    assertThat(listed()).containsExactly("+4930901820", "+4930901821");
  }

  @Test
  void aLaterRowOfSeveralNumbersIsRejectedWhereNoHeaderTellsWhichIsMeant() throws IOException {
    read("030 901820,\n030 901821,030 901822\n030 901823,\n");

    assertThat(listed()).containsExactly("+4930901820", "+4930901823");
    assertThat(verdicts.get(1).reason()).contains("name the columns in the first row");
  }

  @Test
  void otherNumbersOfARowAreNotesWhereAHeaderTellsWhichIsMeant() throws IOException {
    read("Phone,Customer\n030 901820,40012345\n");

    assertThat(listed()).containsExactly("+4930901820");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\r\n"})
  void everyLineEndEndsALine(String end) throws IOException {
    read(String.join(end, "Phone", "030 901820", "12", "030 901821", ""));

    assertThat(verdicts).extracting(RowVerdict::row).containsExactly(2L, 3L, 4L);
    assertThat(listed()).containsExactly("+4930901820", "+4930901821");
  }

  @Test
  void aBadRowIsRejectedWithAReasonAndSpoilsNoOther() throws IOException {
    DoNotCallUpload.Summary summary =
        read("number,note\n12,too short\n\"030 901820,never closed\n030 901821,good\n");

    assertThat(summary.rejected()).isEqualTo(2);
    assertThat(summary.recorded().added()).isEqualTo(1);
    assertThat(verdicts.get(0))
        .isEqualTo(new RowVerdict(2, "12,too short", Verdict.REJECTED, verdicts.get(0).reason()));
    assertThat(verdicts.get(0).reason()).isNotBlank();
  }

  @Test
  void aStrayQuoteSpoilsItsOwnRowOnly() throws IOException {
    DoNotCallUpload.Summary summary =
        read("Number;Note\n030 901820;x\n\"030 901821\" ;x\n030 901822;\"a\"b\"\n030 901823;x\n");

    assertThat(summary.rejected()).isEqualTo(2);
    assertThat(summary.recorded().added()).isEqualTo(2);
    assertThat(verdicts)
        .filteredOn(v -> v.verdict() == Verdict.REJECTED)
        .extracting(RowVerdict::row)
        .containsExactly(3L, 4L);
    assertThat(verdicts.get(1).reason()).contains("quotes within a quoted value");
    assertThat(lab.audited()).containsExactly("do-not-call.upload");
  }

  @Test
  void aStrayQuoteInTheFirstLineIsARowLikeAnyOther() throws IOException {
    DoNotCallUpload.Summary summary = read("\"030 901820\" ;x\n030 901821;x\n");

    assertThat(summary.rejected()).isEqualTo(1);
    assertThat(summary.recorded().added()).isEqualTo(1);
  }

  @Test
  void aMegabyteInOneLineIsOneRejectedRow() throws IOException {
    DoNotCallUpload.Summary summary = read("9".repeat(1 << 20) + "\n030 901820\n");

    assertThat(summary.rejected()).isEqualTo(1);
    assertThat(summary.recorded().added()).isEqualTo(1);
  }

  @Test
  void utf16IsReadByItsMark() throws IOException {
    assertThat(read("number\n030 901820\n", StandardCharsets.UTF_16).recorded().added())
        .isEqualTo(1);
  }

  @Test
  void aFileThatBreaksOffIsAuditedWithWhatIsRecordedOfIt() {
    String first =
        IntStream.range(0, 600)
            .mapToObj(i -> "+1212555%04d\n".formatted(i))
            .collect(Collectors.joining());
    InputStream cutOff =
        new SequenceInputStream(
            new ByteArrayInputStream(first.getBytes(StandardCharsets.UTF_8)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("The connection is gone");
              }
            });
    DoNotCallTerms terms = new DoNotCallTerms(null, null, null, null, "UPLOAD");

    assertThatThrownBy(() -> upload.read(cutOff, terms, "ada", verdict -> {}))
        .isInstanceOf(IOException.class);
    assertThat(lab.count("do_not_call")).isEqualTo(600);
    assertThat(lab.audited()).containsExactly("do-not-call.upload");
  }

  @Test
  void aFileWhoseEntriesWouldBeOverAlreadyIsRefused() {
    DoNotCallTerms past = new DoNotCallTerms(null, "DE", null, ContactLab.NOW, "UPLOAD");

    assertThatThrownBy(() -> upload.read(InputStream.nullInputStream(), past, "ada", v -> {}))
        .isInstanceOf(InvalidInputException.class);
    assertThat(lab.audited()).isEmpty();
  }

  @Test
  void aFileShortensNoEntry() throws IOException {
    read("030 901820\n030 901821\n");
    Instant end = ContactLab.NOW.plusSeconds(60);
    DoNotCallTerms temporary = new DoNotCallTerms(null, "DE", null, end, "UPLOAD");

    Recorded recorded =
        upload
            .read(
                new ByteArrayInputStream(
                    "030 901821\n030 901822\n".getBytes(StandardCharsets.UTF_8)),
                temporary,
                "ada",
                v -> {})
            .recorded();

    assertThat(recorded).isEqualTo(new Recorded(1, 0, 1, 0, 0, 0, 0));
  }

  @Test
  void anEmptyFileRecordsNothing() throws IOException {
    assertThat(read("").rows()).isZero();
  }

  @Test
  void aLongFileGoesInChunksAndHitsWaitingContacts() throws IOException {
    long contact = lab.waiting(ContactLab.CAMPAIGN, "030 9012345");
    String file =
        IntStream.range(2000, 3201).mapToObj(i -> "030 901" + i).collect(Collectors.joining("\n"));

    DoNotCallUpload.Summary summary = read(file);

    assertThat(summary.recorded().added()).isEqualTo(1201);
    assertThat(summary.recorded().finished()).isEqualTo(1);
    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
  }

  private List<String> listed() {
    return lab.database.inTransaction(
        h ->
            h.createQuery("select number from do_not_call order by id").mapTo(String.class).list());
  }

  private DoNotCallUpload.Summary read(String text) throws IOException {
    return read(text, StandardCharsets.UTF_8);
  }

  private DoNotCallUpload.Summary read(String text, Charset charset) throws IOException {
    return upload.read(
        new ByteArrayInputStream(text.getBytes(charset)),
        new DoNotCallTerms(null, "DE", null, null, "UPLOAD"),
        "ada",
        verdicts::add);
  }
}
