package org.ecm.drills.lab;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The hosts of one lab and the switch that they hang on, which is a bridge in a namespace of its
 * own: nothing outside can be reached, and two labs with different ids do not meet.
 *
 * <p>All methods return when the kernel has done it.
 */
public final class Network {
  private static final String COMMON_PREFIX = "ecm-";
  private static final String SWITCH = "switch";
  private static final String OUTSIDE = "10.99.0.1";

  private final String id;

  /**
   * @param id tells labs apart: a few letters or digits
   */
  public Network(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  /** Makes switch and hosts. */
  public void create() {
    Shell.run("ip", "netns", "add", namespace(SWITCH));
    inSwitch("link add br0 type bridge stp_state 0 forward_delay 0 mcast_snooping 0");
    inSwitch("link set br0 up");
    for (Host host : Host.values()) {
      add(host);
    }
  }

  /** Ends whatever runs on the hosts, and removes them. Nothing if there is nothing. */
  public void remove() {
    Shell.run("ip", "netns", "list")
        .lines()
        .map(line -> line.split(" ")[0])
        .filter(name -> name.startsWith(namespace("")))
        .forEach(Network::removeNamespace);
    Shell.attempt("ip", "link", "del", outsidePort());
  }

  private static void removeNamespace(String name) {
    long self = ProcessHandle.current().pid();
    Shell.run("ip", "netns", "pids", name)
        .lines()
        .map(line -> Long.parseLong(line.strip()))
        .filter(pid -> pid != self)
        .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    Shell.run("ip", "netns", "del", name);
  }

  /** A new host with its cable; also after {@link #destroy}. */
  public void add(Host host) {
    String name = namespace(host.label());
    Shell.run("ip", "netns", "add", name);
    inSwitch("link add " + host.label() + " type veth peer name eth0 netns " + name);
    inSwitch("link set " + host.label() + " master br0 up");
    on(host, "link set lo up");
    on(host, "addr add " + host.address() + "/24 dev eth0");
    on(host, "link set eth0 up");
  }

  /** Pulls the plug of a host: its cable is dead first, so that nobody hears of its end. */
  public void destroy(Host host) {
    inSwitch("link del " + host.label());
    removeNamespace(namespace(host.label()));
  }

  /** Gives the machine that the lab runs on an address in it, for a browser outside. */
  public void openToOutside() {
    Shell.run(
        "ip",
        "link",
        "add",
        outsidePort(),
        "type",
        "veth",
        "peer",
        "name",
        "outside",
        "netns",
        namespace(SWITCH));
    inSwitch("link set outside master br0 up");
    Shell.run("ip", "addr", "add", OUTSIDE + "/24", "dev", outsidePort());
    Shell.run("ip", "link", "set", outsidePort(), "up");
  }

  private String outsidePort() {
    return COMMON_PREFIX + id;
  }

  /** The cable comes off: the host sees it. */
  public void cut(Host host) {
    inSwitch("link set " + host.label() + " down");
  }

  public void heal(Host host) {
    inSwitch("link set " + host.label() + " up");
  }

  /** The switch forgets the host's port: the host sees a good cable. */
  public void cutSilently(Host host) {
    inSwitch("link set " + host.label() + " nomaster");
  }

  public void healSilently(Host host) {
    inSwitch("link set " + host.label() + " master br0");
  }

  /** Isolated hosts reach all others, but not one another. */
  public void isolate(boolean isolated, Host... hosts) {
    for (Host host : hosts) {
      Shell.run(
          "bridge",
          "-n",
          namespace(SWITCH),
          "link",
          "set",
          "dev",
          host.label(),
          "isolated",
          isolated ? "on" : "off");
    }
  }

  /** All that a host sends to an address is lost, without an error for a TCP connection. */
  public void dropTo(Host host, String address) {
    drop(host, "daddr " + address);
  }

  /** The same for one TCP port of that address only. */
  public void dropTo(Host host, String address, int port) {
    drop(host, "daddr " + address + " tcp dport " + port);
  }

  /** VRRP, and nothing else, no longer gets out of a host. */
  public void dropVrrp(Host host) {
    drop(host, "protocol 112");
  }

  private void drop(Host host, String match) {
    run(host, "nft", "add table ip drill");
    run(host, "nft", "add chain ip drill out { type filter hook output priority 0; }");
    run(host, "nft", "add rule ip drill out ip " + match + " drop");
  }

  /** Takes back all that is dropped at a host; nothing if it lost its power meanwhile. */
  public void stopDropping(Host host) {
    Shell.attempt(
        Stream.concat(enter(host).stream(), Stream.of("nft", "delete table ip drill"))
            .toArray(String[]::new));
  }

  /** Gives a host another address and tells the neighbours by gratuitous ARP. */
  public void addAddress(Host host, String address) {
    on(host, "addr add " + address + "/24 dev eth0");
    // With this the kernel announces all addresses when the card's own is set, to what it was too.
    run(host, "sh", "-c", "echo 1 >/proc/sys/net/ipv4/conf/eth0/arp_notify");
    String link = run(host, "ip", "-o", "link", "show", "dev", "eth0");
    on(host, "link set eth0 address " + link.replaceFirst("(?s).*link/ether (\\S+).*", "$1"));
  }

  public void removeAddress(Host host, String address) {
    on(host, "addr del " + address + "/24 dev eth0");
  }

  /** Whether a host has an address at present. */
  public boolean hasAddress(Host host, String address) {
    return run(host, "ip", "-4", "-o", "addr", "show", "dev", "eth0").contains(" " + address + "/");
  }

  /** A command that enters the host's network and becomes the one that follows it. */
  public List<String> enter(Host host) {
    return List.of("nsenter", "--net=/run/netns/" + namespace(host.label()));
  }

  /** Runs a short command on a host. */
  public String run(Host host, String... command) {
    return Shell.run(
        Stream.concat(enter(host).stream(), Stream.of(command)).toArray(String[]::new));
  }

  private void on(Host host, String words) {
    ip(namespace(host.label()), words);
  }

  private void inSwitch(String words) {
    ip(namespace(SWITCH), words);
  }

  private static void ip(String namespace, String words) {
    Shell.run(("ip -n " + namespace + " " + words).split(" "));
  }

  private String namespace(String label) {
    return (COMMON_PREFIX + id + "-" + label).toLowerCase(Locale.ROOT);
  }
}
