package org.ecm.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.wildfly.clustering.marshalling.AbstractByteBufferMarshaller;
import org.wildfly.clustering.marshalling.ByteBufferMarshalledValue;
import org.wildfly.clustering.marshalling.ByteBufferMarshaller;
import org.wildfly.clustering.marshalling.protostream.ClassLoaderMarshaller;
import org.wildfly.clustering.marshalling.protostream.ProtoStreamByteBufferMarshaller;
import org.wildfly.clustering.marshalling.protostream.SerializationContextBuilder;

/**
 * Writes a session's attributes as WildFly copies them to the other node, while they grow, and
 * reads them as the other node does.
 */
final class GrowingSession {

  private GrowingSession() {}

  public static void main(String[] arguments) throws IOException {
    ByteBufferMarshaller wire =
        new ProtoStreamByteBufferMarshaller(
            SerializationContextBuilder.newInstance(
                    ClassLoaderMarshaller.of(GrowingSession.class.getClassLoader()))
                .build());
    ByteBuffer sent = wire.write(new ByteBufferMarshalledValue<>("attributes", new Growing()));
    System.out.println(arrivesWhole(wire, sent) ? "whole" : "torn");
  }

  private static boolean arrivesWhole(ByteBufferMarshaller wire, ByteBuffer sent) {
    try {
      return wire.read(sent) instanceof ByteBufferMarshalledValue;
    } catch (IOException e) {
      return false;
    }
  }

  /** Each time that it is asked, there is more to write. */
  private static final class Growing extends AbstractByteBufferMarshaller {

    private int size = 100;

    Growing() {
      super(GrowingSession.class.getClassLoader());
    }

    @Override
    public void writeTo(OutputStream output, Object value) throws IOException {
      output.write(new byte[size++]);
    }

    @Override
    public Object readFrom(InputStream input) throws IOException {
      return input.readAllBytes();
    }

    @Override
    public boolean test(Object value) {
      return true;
    }
  }
}
