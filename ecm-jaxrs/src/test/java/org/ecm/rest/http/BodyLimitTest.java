package org.ecm.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.ecm.contact.importing.UploadRefusedException;
import org.ecm.rest.problem.ProblemException;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

  private static final long LIMIT = 1 << 20;

  @Test
  void anUploadThatIsAnnouncedAsTooLargeIsRefusedUnread() {
    assertThatThrownBy(() -> filtered("upload", "3000000000", InputStream.nullInputStream()))
        .isInstanceOfSatisfying(
            UploadRefusedException.class, e -> assertThat(e.isTooLarge()).isTrue())
        .hasMessageContaining("1,048,576");
    assertThatThrownBy(
            () -> filtered("upload", Long.toString(LIMIT + 1), InputStream.nullInputStream()))
        .isInstanceOf(UploadRefusedException.class);
  }

  @Test
  void anUploadUpToTheLimitAndOneOfUnknownLengthAreRead() throws IOException {
    assertThat(filtered("upload", Long.toString(LIMIT), InputStream.nullInputStream()).read())
        .isEqualTo(-1);
    assertThat(filtered("upload", null, InputStream.nullInputStream()).read()).isEqualTo(-1);
  }

  @Test
  void zeroTakesAnyUpload() throws IOException {
    assertThat(filtered(0, "upload", "3000000000", InputStream.nullInputStream()).read())
        .isEqualTo(-1);
  }

  @Test
  void anUploadThatTheServerStopsReadingIsTooLargeAndNotCutOff() {
    assertThatThrownBy(
            () -> filtered("upload", null, broken(new RequestTooBigException())).readNBytes(10))
        .isInstanceOfSatisfying(
            UploadRefusedException.class,
            e -> {
              assertThat(e.isTooLarge()).isTrue();
              assertThat(e.isCutOff()).isFalse();
            });
    assertThatThrownBy(
            () -> filtered("upload", null, broken(new IOException("reset"))).readNBytes(10))
        .isInstanceOf(IOException.class);
  }

  @Test
  void anyOtherBodyIsShort() {
    assertThatThrownBy(() -> filtered("other", "3000000000", InputStream.nullInputStream()))
        .isInstanceOf(ProblemException.class);
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    assertThatThrownBy(() -> filtered("other", null, endless).readAllBytes())
        .isInstanceOf(ProblemException.class);
  }

  @Streamed
  void upload() {}

  void other() {}

  /** Named as Undertow's. */
  private static final class RequestTooBigException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private static InputStream broken(IOException why) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw why;
      }
    };
  }

  /** The body as the resource gets it. */
  private static InputStream filtered(String method, String length, InputStream body) {
    return filtered(LIMIT, method, length, body);
  }

  private static InputStream filtered(
      long largest, String method, String length, InputStream body) {
    Method called;
    try {
      called = BodyLimitTest.class.getDeclaredMethod(method);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
    AtomicReference<InputStream> entity = new AtomicReference<>(body);
    BodyLimit limit = new BodyLimit();
    limit.largestUpload = largest;
    limit.resource = proxy(ResourceInfo.class, (name, argument) -> called);
    limit.filter(
        proxy(
            ContainerRequestContext.class,
            (name, argument) ->
                switch (name) {
                  case "getHeaderString" -> length;
                  case "getEntityStream" -> entity.get();
                  case "setEntityStream" -> {
                    entity.set((InputStream) argument);
                    yield null;
                  }
                  default -> throw new AssertionError(name);
                }));
    return entity.get();
  }

  private interface Answers {
    Object to(String method, Object argument);
  }

  private static <T> T proxy(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                answers.to(method.getName(), arguments == null ? null : arguments[0])));
  }
}
