import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Takes reports of deaths as the other node does, and writes them down. Arguments: port, file. At
 * /check it is the node itself, which takes requests and answers none while there is file.silent.
 */
class Peer {
  public static void main(String[] arguments) throws Exception {
    var address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    HttpServer server = HttpServer.create(address, 0);
    server.createContext(
        "/",
        exchange -> {
          String line =
              "%s %s %s %s%n"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      exchange.getRequestHeaders().getFirst("Authorization"),
                      new String(exchange.getRequestBody().readAllBytes()));
          Files.writeString(
              Path.of(arguments[1]), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.createContext(
        "/check",
        exchange -> {
          boolean silent = Files.exists(Path.of(arguments[1] + ".silent"));
          Files.writeString(
              Path.of(arguments[1]),
              "GET %s %s%n".formatted(exchange.getRequestURI().getPath(), silent ? "not answered" : "answered"),
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
          if (!silent) {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
          }
        });
    server.start();
    Files.writeString(Path.of(arguments[1] + ".port"), String.valueOf(server.getAddress().getPort()));
  }
}
