package org.ecm.drills.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecm.demo.history.DialerLog;
import org.ecm.demo.history.History;
import org.ecm.demo.history.Ledger;
import org.ecm.demo.history.Ledger.Contact;
import org.ecm.demo.history.Reconciliation;
import org.ecm.drills.check.Evidence.Client;
import org.ecm.drills.check.Evidence.Decision;
import org.ecm.drills.check.Evidence.Sending;
import org.ecm.drills.check.Evidence.Stored;
import org.ecm.drills.check.Evidence.StoredImport;
import org.ecm.drills.load.ClientLog.Acknowledged;
import org.ecm.drills.load.MandateWatch.Sight;
import org.junit.jupiter.api.Test;

/** A clean history, spoilt in one way in each test. */
class PromisesTest {
  private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");
  private static final long SETTLED = 8_000_000_000L;

  private final List<Contact> contacts = new ArrayList<>();
  private final List<Acknowledged> callbacks = new ArrayList<>();
  private final List<String> unanswered = new ArrayList<>();
  private final Map<String, Long> callbackContacts = new HashMap<>();
  private final Map<String, Integer> contactsByNumber = new HashMap<>();
  private final Map<String, StoredImport> imports = new HashMap<>();
  private final Set<String> doNotCall = new HashSet<>();
  private final List<Sight> sights = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<String> stale = new ArrayList<>();
  private final List<Sending> sendings = new ArrayList<>();
  private final List<String> losses = new ArrayList<>();
  private final List<String> stuck = new ArrayList<>();
  private final List<String> endedEarly = new ArrayList<>();
  private final List<String> failedForms = new ArrayList<>();
  private final List<String> failedUploads = new ArrayList<>();
  private final Promises promises = new Promises();

  PromisesTest() {
    contacts.add(new Contact(1, 7, "FINISHED", "EXPIRED", null));
    callback("call-1", "+12015550101", 1);
    callback("call-2", "+12015550102", 2);
    imports.put("9", new StoredImport("DONE", 300));
    doNotCall.add("+12025550101");
    sights.add(sight("node1", "a", 4, 7, false, 0));
    sights.add(sight("node1", "a", 4, 8, false, 1));
    sights.add(sight("node2", "b", 5, 0, false, 4));
    decisions.add(decision(4, "a", 3));
    decisions.add(decision(5, "b", 5));
    sendings.add(new Sending("7.1", "+12025550101", START.plusSeconds(1)));
    sendings.add(new Sending("8.1", "+12025550102", START.plusSeconds(3)));
  }

  private void callback(String key, String number, long contact) {
    callbacks.add(new Acknowledged("callback", key, number, 1, 1));
    callbackContacts.put(key, contact);
    contactsByNumber.put(number, 1);
  }

  private static Sight sight(
      String holder, String incarnation, long epoch, long beat, boolean released, int second) {
    return new Sight(
        "contact-feed",
        holder,
        incarnation,
        epoch,
        beat,
        released,
        false,
        second * 1_000_000_000L,
        START.plusSeconds(second));
  }

  private static Decision decision(long epoch, String incarnation, int second) {
    return new Decision(
        "contact-feed", "batch 1 sent", epoch, "node1", incarnation, START.plusSeconds(second));
  }

  private List<String> broken() {
    Ledger ledger = new Ledger(List.of(), contacts, List.of(), List.of(), List.of(), List.of());
    return promises
        .judge(
            new Evidence(
                Reconciliation.of(new History(ledger, new DialerLog(List.of()))),
                new Client(
                    callbacks,
                    List.of(new Acknowledged("import", "9", "300", 1, 1)),
                    List.of(
                        new Acknowledged(
                            "do-not-call", "x", "+12025550101", 1, 1, 0, START.plusSeconds(2))),
                    unanswered,
                    failedForms,
                    failedUploads),
                new Stored(callbackContacts, contactsByNumber, imports, doNotCall),
                sights,
                SETTLED,
                decisions,
                stale,
                sendings,
                losses,
                stuck,
                endedEarly))
        .stream()
        .filter(finding -> !finding.holds())
        .map(Finding::promise)
        .distinct()
        .toList();
  }

  @Test
  void aCleanHistoryKeepsAllPromises() {
    assertThat(broken()).isEmpty();
  }

  @Test
  void whoEndsBeforeTheirTimeIsLost() {
    endedEarly.add("contact 1");
    assertThat(broken()).containsExactly("P1");
  }

  @Test
  void whatTheReconciliationFindsIsABreach() {
    contacts.add(new Contact(2, 7, "VANISHED", "", null));
    assertThat(broken()).contains("P1", "P8");
  }

  @Test
  void anAcknowledgedCallbackWithoutItsRequestIsLost() {
    callbackContacts.remove("call-1");
    assertThat(broken()).containsExactly("P5");
  }

  @Test
  void anAcknowledgedCallbackWithoutAContactIsLost() {
    contactsByNumber.remove("+12015550102");
    assertThat(broken()).containsExactly("P5");
  }

  @Test
  void twoContactsForOneCallbackAreOneTooMany() {
    contactsByNumber.put("+12015550102", 2);
    assertThat(broken()).containsExactly("P5");
  }

  @Test
  void twoCallbacksWithOneContactAreABreach() {
    callbackContacts.put("call-2", 1L);
    assertThat(broken()).containsExactly("P5");
  }

  @Test
  void whoIsSentAfterAnAcknowledgedDoNotCallEntryIsABreach() {
    sendings.add(new Sending("9.1", "+12025550101", START.plusSeconds(3)));
    assertThat(broken()).containsExactly("P6");
  }

  @Test
  void aCallbackThatIsNeverAcknowledgedIsABreach() {
    unanswered.add("call-3");
    assertThat(broken()).containsExactly("P5");
  }

  @Test
  void anAcknowledgedFileThatIsNotInTheDatabaseIsLost() {
    imports.clear();
    assertThat(broken()).containsExactly("P1");
  }

  @Test
  void anAcknowledgedFileWithRowsMissingIsABreach() {
    imports.put("9", new StoredImport("DONE", 299));
    assertThat(broken()).containsExactly("P1");
  }

  @Test
  void aDecisionUnderAnOldMandateIsABreach() {
    decisions.add(decision(4, "a", 6));
    assertThat(broken()).containsExactly("P3");
  }

  @Test
  void aDecisionThatWasNotThereAtTheTakeoverIsABreach() {
    stale.add("batch 3 of epoch 4");
    assertThat(broken()).containsExactly("P3");
  }

  @Test
  void aDecisionUnderSomebodyElsesEpochIsABreach() {
    decisions.add(decision(5, "a", 5));
    assertThat(broken()).containsExactly("P3");
  }

  @Test
  void anEpochWithTwoHoldersIsABreach() {
    decisions.clear();
    sights.add(sight("node1", "a", 5, 1, false, 6));
    assertThat(broken()).containsExactly("P3");
  }

  @Test
  void anEpochThatFallsIsABreach() {
    decisions.clear();
    sights.add(sight("node1", "a", 4, 9, false, 6));
    assertThat(broken()).containsExactly("P3");
  }

  @Test
  void anEnteredNumberThatIsNotOnTheListIsLostInput() {
    doNotCall.clear();
    assertThat(broken()).containsExactly("P7");
  }

  @Test
  void aLostSessionIsABreach() {
    losses.add("was asked for the login again");
    assertThat(broken()).containsExactly("P7");
  }

  @Test
  void workThatDoesNotEndIsABreach() {
    stuck.add("work that has not ended");
    assertThat(broken()).containsExactly("P8");
  }

  @Test
  void aSecondLossOfTheSessionInOneLabIsABreachToo() {
    losses.add("was asked for the login again");
    stuck.add("work that has not ended");
    assertThat(broken()).containsExactly("P7", "P8");
    assertThat(broken()).containsExactly("P7", "P8");
  }

  @Test
  void aBreachInTheLabsHistoryIsTheFirstDrillsThatShowsIt() {
    contacts.add(new Contact(2, 7, "VANISHED", "", null));
    assertThat(broken()).contains("P1", "P8");
    assertThat(broken()).isEmpty();
  }

  @Test
  void aFormThatFailsWhereNoneMayIsABreach() {
    failedForms.add("500");
    assertThat(broken()).containsExactly("P7");
  }

  @Test
  void anUploadThatFailsWhereNoneMayIsABreach() {
    failedUploads.add("503");
    assertThat(broken()).containsExactly("P8");
  }

  @Test
  void aComponentThatIsPulledBackByANodeThatReturnsIsABreach() {
    sights.add(sight("node2", "b", 5, 9, false, 9));
    sights.add(sight("node2", "b", 5, 9, true, 10));
    sights.add(sight("node1", "c", 6, 0, false, 11));
    assertThat(broken()).containsExactly("P3");
  }

  @Test
  void aComponentThatIsTakenFromItsHolderRightAfterTheReturnIsABreach() {
    sights.add(sight("node2", "b", 5, 9, false, 7));
    sights.add(sight("node1", "c", 6, 0, false, 9));
    assertThat(broken()).containsExactly("P3");
  }

  @Test
  void aComponentThatNobodyHasWhenTheNodesReturnMayBeTakenByAny() {
    sights.add(sight("node1", "c", 6, 0, false, 9));
    sights.add(sight("node1", "c", 6, 1, false, 12));
    assertThat(broken()).isEmpty();
  }

  @Test
  void aMandateOfAnImportMayBeAnyNodesEachTime() {
    for (int epoch = 1; epoch < 4; epoch++) {
      String node = "node" + (1 + epoch % 2);
      sights.add(
          new Sight("import:7", node, node, epoch, 0, false, false, (9L + epoch) * SETTLED, START));
    }
    assertThat(broken()).isEmpty();
  }
}
