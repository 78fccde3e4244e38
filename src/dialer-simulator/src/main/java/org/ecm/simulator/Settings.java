package org.ecm.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ecm.simulator.call.CallResult;
import org.ecm.simulator.call.DialerRules;
import org.ecm.simulator.call.EngineSettings;
import org.ecm.simulator.call.Pace;
import org.ecm.simulator.call.ResultMix;
import org.ecm.simulator.campaign.CampaignOption;
import org.ecm.simulator.contact.DuplicateRule;
import org.ecm.simulator.http.Tls;
import org.ecm.simulator.journal.MissedCallback;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of the command line. */
public final class Settings {
  @Option(
      names = "--port",
      defaultValue = "8180",
      description = "UCCX REST port; 0: any. Default: ${DEFAULT-VALUE}")
  int port;

  @Option(
      names = "--control-port",
      defaultValue = "8181",
      description = "Control port. Default: ${DEFAULT-VALUE}")
  int controlPort;

  @Option(
      names = "--jdbc-port",
      defaultValue = "8182",
      description = "H2 TCP port. Default: ${DEFAULT-VALUE}")
  int jdbcPort;

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description = "Address of the REST and JDBC ports. Default: ${DEFAULT-VALUE}")
  String bind;

  @Option(
      names = "--control-bind",
      defaultValue = "127.0.0.1",
      description =
          "Address of the control port, which asks nobody for a password. Default: ${DEFAULT-VALUE}")
  String controlBind;

  @Option(
      names = "--data",
      defaultValue = "dialer-data",
      description =
          "Folder of the log, the tables and files/ for file imports. Default: ${DEFAULT-VALUE}")
  Path data;

  @Option(
      names = "--user",
      defaultValue = "${env:DIALER_USER:-fake-admin}",
      description = "REST administrator. Default: env DIALER_USER, else fake-admin")
  String user;

  @Option(
      names = "--supervisor",
      defaultValue = "fake-supervisor",
      description = "REST user without rights (403), same password. Default: ${DEFAULT-VALUE}")
  String supervisor;

  @Option(
      names = "--password",
      defaultValue = "${env:DIALER_PASSWORD:-fake-password}",
      description = "REST password. Default: env DIALER_PASSWORD, else fake-password")
  String password;

  @Option(
      names = "--tls-keystore",
      description =
          "PKCS12 file with a key and its certificate: the REST port speaks TLS. Default: plain HTTP")
  Path tlsKeystore;

  @Option(
      names = "--tls-password",
      defaultValue = "${env:DIALER_TLS_PASSWORD:-fake-password}",
      description = "Its password. Default: env DIALER_TLS_PASSWORD, else fake-password")
  String tlsPassword;

  @Option(
      names = "--jdbc-user",
      defaultValue = "uccxhruser",
      description = "Read-only user of the tables. Default: ${DEFAULT-VALUE}")
  String jdbcUser;

  @Option(
      names = "--jdbc-password",
      defaultValue = "${env:DIALER_JDBC_PASSWORD:-fake-password}",
      description = "Its password. Default: env DIALER_JDBC_PASSWORD, else fake-password")
  String jdbcPassword;

  @Option(
      names = "--campaign",
      paramLabel = "NAME[:IVR|AGENT]",
      defaultValue = "Reminders:IVR,Offers:AGENT",
      split = ",",
      description = "A campaign; repeatable. Default: ${DEFAULT-VALUE}")
  List<String> campaigns;

  @Option(
      names = "--speed",
      defaultValue = "1",
      description =
          "Simulated time runs so many times faster: calls, rings, retry delays. Default: ${DEFAULT-VALUE}")
  double speed;

  @Option(
      names = "--ports",
      defaultValue = "100",
      description = "Calls at once. Default: ${DEFAULT-VALUE}")
  int ports;

  @Option(
      names = "--mix",
      defaultValue =
          "voice=45,noanswer=25,busy=10,machine=10,invalid=3,fax=1,callback=2,abandoned=1,failed=1,"
              + "customerabandoned=2",
      description =
          "How calls end, by weight: voice, fax, machine, invalid, callback, agentrejected,"
              + " agentclosed, busy, agentnoanswer, noanswer, abandoned, failed, customerabandoned."
              + " Default: ${DEFAULT-VALUE}")
  String mix;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Same seed, same results and same faults. Default: ${DEFAULT-VALUE}")
  long seed;

  @Option(
      names = "--idle-timeout",
      defaultValue = "20000",
      description = "Idle REST connections are closed after so many ms. Default: ${DEFAULT-VALUE}")
  long idleTimeout;

  @Option(
      names = "--processing-delay",
      defaultValue = "0",
      description =
          "Each POST of contacts takes so many ms before it has its effect. Default: ${DEFAULT-VALUE}")
  long processingDelay;

  @Option(
      names = "--duplicates",
      defaultValue = "DROP",
      description =
          "Duplicates when allowDuplicateContacts is not true: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  DuplicateRule duplicates;

  @Option(
      names = "--capacity",
      defaultValue = "100000",
      description = "Most contacts in a campaign that are not closed. Default: ${DEFAULT-VALUE}")
  int capacity;

  @Option(
      names = "--max-attempts",
      defaultValue = "1",
      description = "Calls to a contact before Max Calls, 1 to 3. Default: ${DEFAULT-VALUE}")
  int maxAttempts;

  @Option(
      names = "--retry-delay",
      defaultValue = "noanswer=0,busy=0,customerabandoned=0,abandoned=0",
      split = ",",
      paramLabel = "RESULT=MINUTES",
      description =
          "The dialer's own retries, in simulated minutes; 0: none. Default: ${DEFAULT-VALUE}")
  Map<String, Integer> retryDelays;

  @Option(
      names = "--callback-delay",
      defaultValue = "30",
      description = "Simulated minutes until a callback is called. Default: ${DEFAULT-VALUE}")
  int callbackDelay;

  @Option(
      names = "--callback-limit",
      defaultValue = "15",
      description = "Simulated minutes for which a callback is tried. Default: ${DEFAULT-VALUE}")
  int callbackLimit;

  @Option(
      names = "--missed-callback",
      defaultValue = "CLOSE",
      description =
          "What becomes of missed callbacks: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  MissedCallback missedCallback;

  @Option(
      names = "--standby-delay",
      defaultValue = "2000",
      description =
          "Real ms from a failover or restart until Unknown contacts are Pending again; -1: they"
              + " wait for midnight. Default: ${DEFAULT-VALUE}")
  long standbyDelay;

  @Option(names = "--zone", description = "Time zone of the dialer's midnight. Default: the host's")
  ZoneId zone = ZoneId.systemDefault();

  /**
   * Settings from arguments, for use without a command line.
   *
   * @throws CommandLine.ParameterException with a clear text if they are wrong
   */
  public static Settings of(String... arguments) {
    var settings = new Settings();
    new CommandLine(settings).parseArgs(arguments);
    return settings;
  }

  /** Null for plain HTTP. */
  Tls tls() {
    return tlsKeystore == null ? null : new Tls(tlsKeystore, tlsPassword);
  }

  List<CampaignOption> campaignOptions() {
    return campaigns.stream().map(CampaignOption::parse).toList();
  }

  EngineSettings engine(Pace pace) {
    if (ports < 1 || maxAttempts < 1 || maxAttempts > 3) {
      throw new IllegalArgumentException("--ports must be above 0, --max-attempts from 1 to 3");
    }
    Map<CallResult, Duration> delays = new EnumMap<>(CallResult.class);
    retryDelays.forEach(
        (name, minutes) -> delays.put(CallResult.named(name), Duration.ofMinutes(minutes)));
    var rules =
        new DialerRules(
            maxAttempts,
            delays,
            Duration.ofMinutes(callbackDelay),
            Duration.ofMinutes(callbackLimit),
            Duration.ofMinutes(10),
            missedCallback);
    return new EngineSettings(
        ports,
        pace,
        ResultMix.parse(mix, seed),
        rules,
        standbyDelay < 0 ? null : Duration.ofMillis(standbyDelay),
        zone);
  }
}
