package org.ecm.drills.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecm.demo.api.EcmApi;
import org.ecm.demo.contacts.ContactGenerator;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.Host;
import org.ecm.drills.lab.Patience;
import org.ecm.drills.lab.Site;
import org.ecm.drills.lab.Web;
import org.ecm.drills.load.ClientLog.Acknowledged;

/**
 * The constant load of one drill: a campaign that is being called, into which callbacks come; files
 * imported into a second one that does not run; a user at the portal. All through the virtual IP.
 */
public final class Load implements AutoCloseable {
  private static final int CALLED = 2000;

  /** Callers that an IVR can have at once; others wait for a line. */
  private static final int LINES = 12;

  private static final int FILE_ROWS = 1500;
  private static final Duration IMPORT_LIMIT = Duration.ofMinutes(4);
  private static final long CALLBACK_EVERY_MILLIS = 500;
  private static final long FORM_EVERY_MILLIS = 2000;
  private static final long FILE_PAUSE_MILLIS = 200;

  /** Sent one right after the other; so a long drill does not fill the lab with contacts. */
  private static final int FILES_IN_A_ROW = 30;

  /** Of the ten thousand numbers, the last. */
  private static final int LEFT_OPEN = 9_999;

  private static final long LATER_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final Duration NEXT_IMPORT_LIMIT = Duration.ofSeconds(15);

  private final Site site;
  private final Path directory;
  private final int number;
  private final ClientLog log;
  private final MandateWatch mandates;
  private final AddressWatch address = new AddressWatch();
  private final MachineWatch machine = new MachineWatch();
  private final PortalUser user;
  private final Uploads uploads;
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(3);
  private final ExecutorService callers = Executors.newFixedThreadPool(LINES);
  private final AtomicInteger callbacks = new AtomicInteger();
  private final AtomicInteger forms = new AtomicInteger();
  private final Set<String> entered = ConcurrentHashMap.newKeySet();
  private final AtomicInteger files = new AtomicInteger();
  private Instant since;
  private long campaign;
  private long parked;
  private WaitingNumbers waiting;
  private long lastFile;
  private volatile boolean ended;

  /**
   * @param number of the drill within its lab, from 1: its phone numbers and names are its own
   */
  public Load(Site site, Path directory, int number, Timeline timeline) throws IOException {
    this.site = site;
    this.directory = directory;
    this.number = number;
    Files.createDirectories(directory);
    log = new ClientLog(directory.resolve("client.jsonl"));
    mandates = new MandateWatch(site.ledger(), timeline);
    user = new PortalUser(Web.ecm(Host.VIRTUAL_IP), "admin", site.secrets().administrator(), log);
    uploads =
        new Uploads(
            Web.ecm(Host.VIRTUAL_IP), "admin", site.secrets().administrator(), site.ledger(), log);
  }

  /** Begins; returns when contacts flow, results come and an import is at work. */
  public void start() throws IOException {
    since = Instant.now();
    EcmApi api = site.api();
    long dialerCampaign = api.fetchDialerCampaigns().get(0);
    campaign = api.create("Drill " + number, dialerCampaign, ContactGenerator.REGION).id();
    parked =
        api.create("Drill " + number + ", imports", dialerCampaign, ContactGenerator.REGION).id();
    String key = api.createKey("ivr-" + number, "ivr");
    user.logIn();
    Path list = contacts(CALLED, "called");
    api.loadDoNotCall(doNotCall(list), ContactGenerator.REGION);
    uploads.upload(campaign, list, CALLED, () -> false);
    api.start(campaign);
    long calls = site.dialer().calls();
    Patience.until("calls are placed", IMPORT_LIMIT, () -> site.dialer().calls() > calls + 20);
    user.leaveOpen("+1" + (numbers(2_020_000_000L) + LEFT_OPEN));
    waiting = WaitingNumbers.of(site.ledger(), campaign);
    mandates.start();
    machine.start();
    address.start(Web.ecm(Host.VIRTUAL_IP));
    Callbacks script =
        new Callbacks(Web.ecm(Host.VIRTUAL_IP), key, campaign, numbers(2_010_000_000L), log);
    clock.scheduleAtFixedRate(
        () -> script.ask(callbacks.getAndIncrement(), callers),
        0,
        CALLBACK_EVERY_MILLIS,
        TimeUnit.MILLISECONDS);
    clock.scheduleWithFixedDelay(this::enterNext, 0, FORM_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    clock.scheduleWithFixedDelay(this::importNext, 0, FILE_PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Ten thousand numbers for each drill, valid ones of the region. */
  private long numbers(long area) {
    return area + 2_000_000 + number * 10_000L;
  }

  /** By turns the number of somebody who is going to be called, and one that nobody has. */
  private void enterNext() {
    int form = forms.getAndIncrement();
    String listed = form % 2 == 0 ? waiting.next() : null;
    String one = listed == null ? "+1" + (numbers(2_020_000_000L) + form) : listed;
    entered.add(one);
    user.enter(one);
  }

  /** Hardly ever no import at work; a file every few seconds when the drill lasts long. */
  private void importNext() {
    if (files.get() >= FILES_IN_A_ROW && System.nanoTime() - lastFile < LATER_PAUSE_NANOS) {
      return;
    }
    try {
      uploads.upload(
          parked, contacts(FILE_ROWS, "file-" + files.incrementAndGet()), FILE_ROWS, () -> ended);
    } catch (IOException e) {
      log.note("failed", "import", "file", e.toString());
    }
    lastFile = System.nanoTime();
  }

  private Path contacts(int count, String name) throws IOException {
    Path file = directory.resolve(name + ".csv");
    ContactGenerator.write(count, 1000L * number + files.get(), file, doNotCall(file));
    return file;
  }

  private static Path doNotCall(Path contacts) {
    return contacts.resolveSibling("do-not-call-" + contacts.getFileName());
  }

  /** Waits for an import to be at work, if none is; false if none comes. */
  public boolean awaitImport() {
    return Patience.within(NEXT_IMPORT_LIMIT, uploads::isImporting);
  }

  /** Asks for nothing new; what was sent and is not answered yet goes on being repeated. */
  public void stop() {
    ended = true;
    clock.shutdown();
  }

  /** Waits until everything sent has been answered. */
  public boolean awaitAnswers(Duration limit) {
    callers.shutdown();
    try {
      return clock.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)
          && callers.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DrillException("Interrupted", e);
    }
  }

  public ClientLog log() {
    return log;
  }

  public MandateWatch mandates() {
    return mandates;
  }

  public AddressWatch address() {
    return address;
  }

  public MachineWatch machine() {
    return machine;
  }

  public PortalUser user() {
    return user;
  }

  /** All numbers that the user has entered into the do-not-call list, or tried to. */
  public Set<String> entered() {
    return Set.copyOf(entered);
  }

  /** How many of them somebody had who waited for a call when the load began. */
  public int enteredOfWaiting() {
    return waiting.given();
  }

  /** Each try of an upload that was not acknowledged. */
  public List<String> failedUploads() {
    return uploads.failures();
  }

  /** When it began. */
  public Instant since() {
    return since;
  }

  /** The campaign that is called. */
  public long campaign() {
    return campaign;
  }

  /** The campaign that is imported into and does not run. */
  public long parked() {
    return parked;
  }

  /** The keys of all that were asked for: each must come out acknowledged. */
  public List<String> unanswered() {
    List<String> keys = log.acknowledged("callback").stream().map(Acknowledged::key).toList();
    return java.util.stream.IntStream.range(0, callbacks.get())
        .mapToObj(n -> "call-" + campaign + "-" + n)
        .filter(key -> !keys.contains(key))
        .toList();
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    callers.shutdownNow();
    address.close();
    mandates.close();
    machine.close();
    log.close();
  }
}
