/**
 * A Java agent that keeps H2's file whole when its process is killed while several transactions are
 * at work.
 */
package org.ecm.h2;
