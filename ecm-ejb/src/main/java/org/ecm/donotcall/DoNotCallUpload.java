package org.ecm.donotcall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.ecm.audit.Audit;
import org.ecm.contact.PhoneNumbers;
import org.ecm.contact.importing.UnreadableFileException;
import org.ecm.contact.importing.UploadRefusedException;
import org.ecm.donotcall.RowVerdict.Verdict;

/**
 * Records a whole file of numbers as it streams in. Each chunk is one transaction and takes effect
 * at once; the same file again changes nothing, so a broken upload is simply repeated.
 */
@ApplicationScoped
public class DoNotCallUpload {

  private static final int CHUNK = 500;
  private static final int SHOWN = 100;

  /**
   * What an upload did.
   *
   * @param rows rows that were not blank
   * @param rejected rows without a number that can exist
   * @param duplicate rows whose number stood in one of the rows of the same chunk; what stood in an
   *     earlier chunk is on the list already, and renewed
   */
  public record Summary(long rows, long rejected, long duplicate, Recorded recorded) {

    private String text() {
      return "%d added, %d renewed, %d kept longer, %d duplicate, %d rejected; contacts: %d go on with another phone, %d finished, %d cut out, %d too late"
          .formatted(
              recorded.added(),
              recorded.renewed(),
              recorded.kept(),
              duplicate,
              rejected,
              recorded.otherPhone(),
              recorded.finished(),
              recorded.cutOut(),
              recorded.tooLate());
    }
  }

  private final DoNotCall list;
  private final Audit audit;

  @Inject
  public DoNotCallUpload(DoNotCall list, Audit audit) {
    this.list = list;
    this.audit = audit;
  }

  /** For the container's proxy only. */
  protected DoNotCallUpload() {
    this(null, null);
  }

  /**
   * Reads to the end, in short transactions of its own. A row that cannot be read is rejected and
   * stops no other, but for those from which it would have to be told where the numbers stand. What
   * was read before the stream broke off is recorded.
   *
   * @param verdicts told of each row, in order
   * @throws org.ecm.campaign.InvalidInputException if the terms are over already
   * @throws IOException if the stream breaks off
   * @throws UnreadableFileException if it cannot be told where the numbers stand; nothing was
   *     recorded
   * @throws UploadRefusedException if the stream says that it is too large
   */
  public Summary read(
      InputStream in, DoNotCallTerms terms, String actor, Consumer<RowVerdict> verdicts)
      throws IOException {
    list.check(terms);
    PhoneNumbers numbers = new PhoneNumbers(terms.region());
    NumberFile file = new NumberFile(in, numbers);
    SortedSet<String> chunk = new TreeSet<>();
    Summary sum = new Summary(0, 0, 0, Recorded.NOTHING);
    try {
      for (NumberFile.Row row = file.next(); row != null; row = file.next()) {
        PhoneNumbers.Reading number = numbers.read(row.phone());
        verdicts.accept(verdict(row, number));
        boolean duplicate = number.valid() && !chunk.add(number.e164());
        sum =
            new Summary(
                sum.rows() + 1,
                sum.rejected() + (number.valid() ? 0 : 1),
                sum.duplicate() + (duplicate ? 1 : 0),
                sum.recorded());
        if (chunk.size() == CHUNK) {
          sum = record(chunk, sum, terms, actor);
        }
      }
    } catch (IOException | UploadRefusedException e) {
      // Who is on it must not be called while somebody finds out what was wrong with the upload.
      sum = record(chunk, sum, terms, actor);
      audit(actor, sum, " rows, then it broke off");
      throw e;
    }
    sum = record(chunk, sum, terms, actor);
    audit(actor, sum, " rows");
    return sum;
  }

  private void audit(String actor, Summary sum, String extent) {
    audit.record(actor, "do-not-call.upload", sum.rows() + extent, sum.text());
  }

  private Summary record(SortedSet<String> chunk, Summary sum, DoNotCallTerms terms, String actor) {
    if (chunk.isEmpty()) {
      return sum;
    }
    Recorded recorded = list.addAll(new TreeSet<>(chunk), terms, actor);
    chunk.clear();
    return new Summary(sum.rows(), sum.rejected(), sum.duplicate(), sum.recorded().plus(recorded));
  }

  private static RowVerdict verdict(NumberFile.Row row, PhoneNumbers.Reading number) {
    String shown = row.line().length() > SHOWN ? row.line().substring(0, SHOWN) : row.line();
    if (number.valid()) {
      return new RowVerdict(row.number(), shown, Verdict.LISTED, null);
    }
    String reason = row.flaw() == null ? "The number " + number.problem() : row.flaw();
    return new RowVerdict(row.number(), shown, Verdict.REJECTED, reason);
  }
}
