/**
 * Measures ECM's rates beside a plain baseline in the same run. Reports ratios, asserts nothing.
 */
package org.ecm.bench;
