package org.ecm.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecm.campaign.CampaignPlan;
import org.ecm.campaign.CampaignPlans;
import org.ecm.cluster.Component;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.MandateSeat;
import org.ecm.cluster.Monotonic;
import org.ecm.cluster.NodeRegistry;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerGateways;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * Hands due contacts to the dialer, each exactly once. One round: settle what is in doubt, then for
 * each dialer campaign with room in its window claim a batch and send it.
 */
public class ContactFeed implements Component {

  /** The component's and its mandate's name. */
  public static final String NAME = "contact-feed";

  private static final Logger LOG = Logger.getLogger(ContactFeed.class);

  private static final Duration SETTLING = Duration.ofSeconds(3);

  private final Database database;
  private final DialerGateways gateways;
  private final CampaignPlans plans;
  private final NodeRegistry nodes;
  private final IdBlocks ids;
  private final FeedSettings settings;
  private final Clock clock;
  private final Monotonic monotonic;
  private final AttemptIds attemptIds;
  private final CallOvers callOvers;

  private Term term;

  /** What one mandate's time in office keeps in memory; a new mandate starts with none of it. */
  private record Term(
      Mandate mandate,
      Window window,
      Settlement settlement,
      Sender sender,
      Map<Long, Pace> paces) {}

  /**
   * A batch that was claimed and is to be sent.
   *
   * @param windowFull whether nobody could be claimed because no place was left
   * @param fullHouse whether all places were wanted
   */
  private record Claimed(
      long batch,
      List<ClaimedContact> contacts,
      Set<Long> calling,
      boolean windowFull,
      boolean fullHouse) {}

  public ContactFeed(
      Database database,
      DialerGateways gateways,
      CampaignPlans plans,
      NodeRegistry nodes,
      IdBlocks ids,
      FeedSettings settings,
      Clock clock,
      Monotonic monotonic) {
    this.database = database;
    this.gateways = gateways;
    this.plans = plans;
    this.nodes = nodes;
    this.ids = ids;
    this.settings = settings;
    this.clock = clock;
    this.monotonic = monotonic;
    this.attemptIds = new AttemptIds(clock);
    this.callOvers = new CallOvers(database, clock);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean turn(Mandate mandate, MandateSeat seat) {
    if (term == null || !term.mandate().equals(mandate)) {
      term = begin(mandate, seat);
    }
    callOvers.record();
    boolean more = database.inTransaction(h -> Expiry.run(h, mandate, clock.instant())) > 0;
    for (DialerTarget target : targets()) {
      more |= seat.allows(mandate) && feed(target, seat);
    }
    return more;
  }

  @Override
  public void offDuty() {
    callOvers.record();
  }

  private Term begin(Mandate mandate, MandateSeat seat) {
    Batches batches = new Batches(mandate, plans);
    return new Term(
        mandate,
        new Window(mandate, database, settings.unknownLeavesWindow(), clock),
        new Settlement(mandate, database, batches, nodes, settings, clock, monotonic),
        new Sender(database, batches, settings, clock, mandate, seat, callOvers),
        new HashMap<>());
  }

  private boolean feed(DialerTarget target, MandateSeat seat) {
    DialerGateway gateway = gateways.of(target.dialer());
    Set<Long> inDoubt = settleOpen(target, gateway, seat);
    Pace pace = term.paces().computeIfAbsent(target.id(), id -> new Pace(settings));
    if (!pace.mayGo(monotonic.nanos()) || !seat.allows(term.mandate())) {
      return false;
    }
    boolean probe = pace.probes(term.settlement().anyFresh(inDoubt));
    Claimed claimed = claim(target, pace.size(probe), probe);
    if (claimed.contacts().isEmpty()) {
      boolean madeRoom = claimed.windowFull() && term.window().leaveOfDeleted(target) > 0;
      return claimed.fullHouse() || madeRoom;
    }
    Sender.Result result =
        term.sender()
            .send(
                claimed.batch(),
                claimed.contacts(),
                target,
                gateway,
                claimed.calling(),
                pace::isCulprit);
    adapt(pace, result, claimed.contacts(), target);
    return result == Sender.Result.ACCEPTED || result == Sender.Result.BAD_CONTENT;
  }

  /**
   * The batches that stay open. Each may wait for a dialer that does not answer: what is not
   * reached in a few seconds waits for the next round, so that the others get their turn.
   */
  private Set<Long> settleOpen(DialerTarget target, DialerGateway gateway, MandateSeat seat) {
    long end = monotonic.nanos() + SETTLING.toNanos();
    List<BatchRow> open = database.inTransaction(h -> Batches.open(h, target.id()));
    Set<Long> left = new HashSet<>();
    for (BatchRow batch : open) {
      boolean mayGo = monotonic.nanos() - end < 0 && seat.allows(term.mandate());
      if (!mayGo || !term.settlement().advance(batch, target, gateway)) {
        left.add(batch.id());
      }
    }
    if (!left.isEmpty()) {
      term.window().leaveUnknown(target);
    }
    return left;
  }

  private Claimed claim(DialerTarget target, int limit, boolean probe) {
    long batch = ids.next(IdBlocks.Kind.BATCH);
    List<Long> attempts = new ArrayList<>();
    for (int i = 0; i < limit; i++) {
      attempts.add(ids.next(IdBlocks.Kind.ATTEMPT));
    }
    return term.mandate().decide(database, h -> claim(h, target, limit, probe, batch, attempts));
  }

  private Claimed claim(
      Handle h, DialerTarget target, int limit, boolean probe, long batch, List<Long> attempts) {
    int room = Math.min(limit, target.window() - Window.taken(h, target));
    Instant now = clock.instant();
    List<CampaignPlan> calling =
        plans.withWork(h, target.id()).stream().filter(p -> p.isCalling(now)).toList();
    Set<Long> callingIds = calling.stream().map(CampaignPlan::id).collect(Collectors.toSet());
    if (room <= 0 || calling.isEmpty()) {
      return new Claimed(batch, List.of(), callingIds, room <= 0, false);
    }
    List<Candidate> candidates =
        new FairChoice(new DueContacts(settings.callingWindow()), now).of(h, calling, room);
    Claim claim = new Claim(term.mandate(), target, settings, now, attemptIds);
    List<ClaimedContact> contacts = claim.run(h, candidates, batch, attempts, probe);
    return new Claimed(batch, contacts, callingIds, false, candidates.size() == room);
  }

  private void adapt(
      Pace pace, Sender.Result result, List<ClaimedContact> batch, DialerTarget target) {
    List<Long> contacts = batch.stream().map(ClaimedContact::contact).toList();
    switch (result) {
      case ACCEPTED -> {
        if (pace.isFailing()) {
          LOG.infof("Dialer campaign %s: takes contacts again", target.name());
        }
        pace.accepted(contacts);
      }
      case BAD_CONTENT -> {
        pace.contentRefused(contacts.size(), monotonic.nanos());
        if (pace.startsFailing()) {
          LOG.errorf(
              "Dialer campaign %s: refuses one contact after the other; they wait. Is it full?",
              target.name());
        }
      }
      case TRY_LATER, IN_DOUBT -> {
        if (!pace.isFailing()) {
          LOG.warnf("Dialer campaign %s: does not take contacts; backing off", target.name());
        }
        boolean inDoubt = result == Sender.Result.IN_DOUBT;
        if (inDoubt) {
          pace.perhapsTaken(contacts);
        }
        pace.failed(inDoubt, monotonic.nanos());
      }
      case NOBODY_LEFT -> {}
    }
  }

  private List<DialerTarget> targets() {
    return database.inTransaction(
        h ->
            h.createQuery(
                    "select d.id, d.dialer, d.external_id, d.name, d.window_size"
                        + " from dialer_campaign d where exists (select 1 from campaign c"
                        + " where c.dialer_campaign_id = d.id and c.state = 'RUNNING')"
                        + " or exists (select 1 from batch b where b.dialer_campaign_id = d.id"
                        + " and b.open_state in ('INTENT', 'SENDING', 'IN_DOUBT')) order by d.id")
                .map(
                    (row, context) ->
                        new DialerTarget(
                            row.getLong("id"),
                            row.getString("dialer"),
                            row.getString("external_id"),
                            row.getString("name"),
                            row.getInt("window_size")))
                .list());
  }
}
