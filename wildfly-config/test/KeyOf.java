import java.io.File;
import java.security.KeyStore;
import java.util.HexFormat;

/** Prints the key that ClusterKey has made. java KeyOf.java KEYSTORE */
class KeyOf {

  public static void main(String[] arguments) throws Exception {
    char[] password = "guarded-by-file-rights".toCharArray();
    KeyStore store = KeyStore.getInstance(new File(arguments[0]), password);
    System.out.println(HexFormat.of().formatHex(store.getKey("cluster", password).getEncoded()));
  }
}
