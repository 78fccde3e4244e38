package org.ecm.demo.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecm.demo.history.DialerLog.Accepted;
import org.ecm.demo.history.DialerLog.Mangled;
import org.ecm.demo.history.Ledger.Batch;
import org.ecm.demo.history.Ledger.Contact;
import org.ecm.demo.history.Ledger.DoNotCall;
import org.ecm.demo.history.Ledger.ImportJob;
import org.ecm.demo.history.Ledger.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReconciliationTest {

  @Test
  void aCleanRunIsClean() {
    Reconciliation reconciliation = Reconciliation.of(new Run().history());
    assertThat(breached(reconciliation)).isEmpty();
    assertThat(reconciliation.isClean()).isTrue();
    assertThat(reconciliation.figures().redials()).isOne();
    assertThat(reconciliation.figures().flagged()).isOne();
  }

  @Test
  void anUploadThatBrokeOffIsNoBreach() {
    Run run = new Run();
    run.imports.add(new ImportJob(2, 7, "FAILED", 0, 0, 0, 0, 0, 0, 0, 0, 0));
    assertThat(breached(Reconciliation.of(run.history()))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("plants")
  void aPlantedBreachIsFound(String plant, String claim, Consumer<Run> spoil) {
    Run run = new Run();
    spoil.accept(run);
    Reconciliation reconciliation = Reconciliation.of(run.history());
    assertThat(reconciliation.isClean()).isFalse();
    assertThat(breached(reconciliation)).anyMatch(found -> found.contains(claim));
    assertThat(text(reconciliation)).contains("BREACH", "NOT CLEAN");
  }

  @Test
  void everyCheckHasAPlantedBreach() {
    Set<String> planted =
        plants().map(plant -> (String) plant.get()[1]).collect(Collectors.toSet());
    assertThat(Reconciliation.of(new Run().history()).findings())
        .allSatisfy(
            finding ->
                assertThat(planted).anyMatch(claim -> finding.check().claim().contains(claim)));
  }

  static Stream<Arguments> plants() {
    return Stream.of(
        plant("a file's last row was not read", "was received", run -> run.rows = 7L),
        plant(
            "the import counts a row that is nowhere",
            "received = accepted",
            run -> run.imports.set(0, new ImportJob(1, 7, "DONE", 7, 4, 1, 1, 1, 3, 1, 1, 1))),
        plant(
            "a verdict is missing",
            "received = accepted",
            run -> run.imports.set(0, new ImportJob(1, 7, "DONE", 6, 3, 1, 1, 1, 3, 1, 0, 1))),
        plant(
            "a contact without a reason",
            "exactly one state",
            run -> run.contacts.set(2, new Contact(3, 7, "FINISHED", " ", null))),
        plant("a finished contact whose attempt is open", "one open attempt", run -> open(run, 3)),
        plant(
            "a contact at the dialer without an attempt",
            "one open attempt",
            run -> run.contacts.set(2, new Contact(3, 7, "AT_DIALER", "SENT", 99L))),
        plant(
            "the dialer has an account that nobody knows",
            "that the ledger does not know",
            run -> run.accept("A99", "12125550199")),
        plant(
            "the dialer got another number than the ledger says",
            "that the ledger does not know",
            run -> run.log.set(3, new Accepted(4, "A22", "1", "12125550103"))),
        plant(
            "the dialer got it into another campaign",
            "that the ledger does not know",
            run -> run.log.set(3, new Accepted(4, "A22", "2", "12125550102"))),
        plant(
            "the dialer left a row out as a duplicate",
            "that the ledger does not know",
            run -> run.log.add(new Mangled(11, "A21", "left out as a duplicate"))),
        plant(
            "a batch was sent twice",
            "reached the dialer twice",
            run -> run.accept("A12", "12125550101")),
        plant(
            "a call after the end",
            "called again after its end",
            run -> run.dial("A12", "12125550101", false)),
        plant(
            "a second call while the first one runs",
            "called again after its end",
            run -> run.log.set(7, new DialerLog.Dialled(8, "A22", "12125550102", false, Run.SENT))),
        plant(
            "a call to another number",
            "called again after its end",
            run -> run.log.set(6, new DialerLog.Dialled(7, "A12", "12125550777", false, Run.SENT))),
        plant(
            "proven absent, but there",
            "recorded as never sent",
            run -> run.accept("A21", "12125550102")),
        plant(
            "a batch that reached the dialer without its mark",
            "not marked as being sent",
            run -> run.batches.set(0, new Batch(1, "ACCEPTED", null))),
        plant(
            "the next attempt reached the dialer before the last had ended",
            "two attempts at once",
            run -> run.log.set(2, new DialerLog.Ended(3, "A11", 11, false))),
        plant(
            "two contacts with one number at once",
            "a dialer campaign twice at once",
            run ->
                run.attempts(
                    3, a -> Run.attempt(22, 2, 1, "A22", "+12125550101", "DONE", "ANSWERED"))),
        plant(
            "a number on the list when it was sent",
            "do-not-call list",
            run -> run.doNotCall.add(new DoNotCall("+12125550102", 7, Run.SENT, null))),
        plant(
            "a result that is not the dialer's",
            "both say the same",
            run ->
                run.attempts(
                    1, a -> Run.attempt(12, 1, 1, "A12", "+12125550101", "DONE", "NO_ANSWER"))),
        plant(
            "a result that came from nowhere",
            "both say the same",
            run -> run.log.removeIf(entry -> entry.account().equals("A22"))),
        plant("a result that never came in", "closed with is in the ledger", run -> open(run, 1)),
        plant(
            "a result that counted twice",
            "counted once",
            run -> run.results.add(new Result(12L, "A12", "1", "APPLY"))),
        plant(
            "a result of a stranger",
            "stranger",
            run -> run.results.add(new Result(null, "X1", "1", "QUARANTINE"))),
        plant(
            "an import that stands still",
            "every import",
            run -> run.imports.set(0, new ImportJob(1, 7, "RUNNING", 6, 3, 1, 1, 1, 3, 1, 1, 1))),
        plant(
            "an import that failed half-way",
            "every import",
            run -> run.imports.set(0, new ImportJob(1, 7, "FAILED", 6, 3, 1, 1, 1, 3, 1, 1, 1))),
        plant(
            "a contact left unknown",
            "none is left unknown",
            run -> run.contacts.set(0, new Contact(1, 7, "UNKNOWN", "IN_DOUBT", 12L))),
        plant(
            "a contact that the dialer refused",
            "everybody was called",
            run -> run.contacts.set(2, new Contact(3, 7, "FINISHED", "REFUSED_BY_DIALER", null))),
        plant(
            "a result given up",
            "given up",
            run ->
                run.attempts(2, a -> Run.attempt(21, 2, 2, "A21", "+12125550102", "LOST", null))),
        plant(
            "a batch in doubt",
            "in doubt",
            run -> run.batches.set(1, new Batch(2, "IN_DOUBT", Run.SENT))));
  }

  private static void open(Run run, int index) {
    run.attempts(
        index,
        a -> Run.attempt(a.id(), a.contact(), a.batch(), a.account(), a.number(), "OPEN", null));
  }

  private static Arguments plant(String plant, String claim, Consumer<Run> spoil) {
    return arguments(plant, claim, spoil);
  }

  private static List<String> breached(Reconciliation reconciliation) {
    return reconciliation.findings().stream()
        .filter(finding -> !finding.breaches().isEmpty())
        .map(finding -> finding.check().claim())
        .toList();
  }

  private static String text(Reconciliation reconciliation) {
    StringWriter text = new StringWriter();
    new ReconciliationTable(new PrintWriter(text)).write(reconciliation);
    return text.toString();
  }
}
