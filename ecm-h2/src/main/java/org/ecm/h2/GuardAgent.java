package org.ecm.h2;

import static net.bytebuddy.matcher.ElementMatchers.is;
import static net.bytebuddy.matcher.ElementMatchers.isBridge;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.JavaModule;

/**
 * The Java agent: puts the {@link Gate} around H2's changes, lets its {@link Connections} end on
 * both sides, and sessions be written once when they are copied ({@code org.ecm.session}). For
 * WildFly 39 and H2 2.2.224, which it brings; with a version whose methods have other names the
 * process ends, since it would run without the guard.
 *
 * <p>Use: {@code -javaagent:ecm-h2.jar}. In WildFly the package must be visible to all modules:
 * {@code jboss.modules.system.pkgs}.
 */
public final class GuardAgent {

  /** Set once the guard is there, for ECM to see; it is not told of it in another way. */
  private static final String SIGN = "org.ecm.h2.guard";

  private static final String SESSION =
      "org.wildfly.clustering.marshalling.protostream.ByteBufferMarshalledValueMarshaller";

  private GuardAgent() {}

  /** Called by the Java machine before the program's own main. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    new AgentBuilder.Default()
        .disableClassFormatChanges()
        // By its name alone: what Byte Buddy ignores by default makes it parse each class of the
        // server.
        .ignore(not(nameStartsWith("org.h2.").or(named(SESSION))))
        .with(new EndProcess())
        .type(named("org.h2.mvstore.MVMap"))
        .transform(guard("org.ecm.h2.Change", named("operate")))
        .type(named("org.h2.mvstore.tx.TransactionStore"))
        .transform(guard("org.ecm.h2.Change", named("commit")))
        .transform(guard("org.ecm.h2.Change", named("rollbackTo")))
        .type(named("org.h2.mvstore.tx.TransactionMap"))
        .transform(guard("org.ecm.h2.WriteBeforeChange", named("set").and(takesArguments(3))))
        .transform(guard("org.ecm.h2.Change", named("append")))
        .type(named("org.h2.mvstore.MVStore"))
        .transform(guard("org.ecm.h2.Collection", named("collectChangedMapRoots")))
        .transform(guard("org.ecm.h2.WriteForMemory", named("beforeWrite")))
        .type(named("org.h2.engine.SessionRemote"))
        .transform(guard("org.ecm.h2.GiveUpConnection", named("removeServer")))
        .type(named("org.h2.jdbc.JdbcConnection"))
        .transform(guard("org.ecm.h2.AbortConnection", named("abort")))
        .type(named("org.h2.server.TcpServerThread"))
        .transform(guard("org.ecm.h2.WatchConnection", isConstructor()))
        .type(named(SESSION))
        .transform(guard("org.ecm.session.UnknownSize", named("size")))
        .installOn(instrumentation);
    System.setProperty(SIGN, "on");
  }

  private static AgentBuilder.Transformer guard(
      String advice, ElementMatcher<MethodDescription> method) {
    // Read as a file, not as a loaded class: in WildFly the advice's own loader does not see H2.
    ClassFileLocator own = ClassFileLocator.ForClassLoader.of(GuardAgent.class.getClassLoader());
    return (builder, type, loader, module, domain) -> {
      ClassFileLocator both =
          new ClassFileLocator.Compound(own, ClassFileLocator.ForClassLoader.of(loader));
      TypeDescription description = TypePool.Default.of(both).describe(advice).resolve();
      return builder.visit(Advice.to(description, both).on(is(only(type, method))));
    };
  }

  /** Throws if the type has no such method, or several. */
  private static MethodDescription only(
      TypeDescription type, ElementMatcher<MethodDescription> method) {
    return type.getDeclaredMethods().filter(method).filter(not(isBridge())).getOnly();
  }

  /** A guard that could not be put up must not go unnoticed. */
  private static final class EndProcess extends AgentBuilder.Listener.Adapter {
    @Override
    public void onError(
        String type, ClassLoader loader, JavaModule module, boolean loaded, Throwable cause) {
      System.err.println(
          "The guards do not fit this version of H2 or WildFly: " + type + ", " + cause);
      Runtime.getRuntime().halt(1);
    }
  }
}
