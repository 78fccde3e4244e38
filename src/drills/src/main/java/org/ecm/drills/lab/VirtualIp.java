package org.ecm.drills.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** keepalived on both nodes, with real VRRP between them. */
public final class VirtualIp {
  private static final String CONFIGURATION =
      """
      global_defs {
        router_id %1$s
        enable_script_security
        script_user root
        vrrp_version 3
        vrrp_garp_master_delay 1
        vrrp_garp_master_repeat 3
        vrrp_garp_master_refresh 10
      }
      vrrp_script ready {
        script "/usr/bin/curl -fsS -m 1 -o /dev/null http://127.0.0.1:8080/ecm/login"
        interval 1
        timeout 1
        fall 1
        rise 1
      }
      vrrp_instance ECM {
        state BACKUP
        interface eth0
        virtual_router_id 51
        priority 100
        advert_int 0.2
        nopreempt
        unicast_src_ip %2$s
        unicast_peer { %3$s }
        virtual_ipaddress { %4$s/24 dev eth0 }
        track_script { ready }
      }
      """;

  private final Network network;
  private final Path directory;
  private final Map<Host, Process> running = new EnumMap<>(Host.class);

  VirtualIp(Network network, Path directory) {
    this.network = network;
    this.directory = directory;
  }

  /** Starts keepalived on a node. */
  public void start(Host node) {
    Path own = directory.resolve("keepalived-" + node.label());
    List<String> command = new ArrayList<>(network.enter(node));
    command.addAll(List.of("keepalived", "-n", "-l", "-D", "-P", "-f", own + "/keepalived.conf"));
    command.addAll(List.of("-p", own + "/keepalived.pid", "-r", own + "/vrrp.pid"));
    try {
      Files.createDirectories(own);
      Files.writeString(
          own.resolve("keepalived.conf"),
          CONFIGURATION.formatted(
              node.label(), node.address(), node.peer().address(), Host.VIRTUAL_IP));
      running.put(
          node,
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(own.resolve("keepalived.log").toFile()))
              .start());
    } catch (IOException e) {
      throw new DrillException("keepalived cannot be started", e);
    }
  }

  /** As by {@code kill -9} of all its processes on a node. */
  public void kill(Host node) {
    Process process = running.get(node);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** The node that has the address; the first if both have it, null if neither has. */
  public Host holder() {
    for (Host node : List.of(Host.NODE1, Host.NODE2)) {
      if (network.hasAddress(node, Host.VIRTUAL_IP)) {
        return node;
      }
    }
    return null;
  }
}
