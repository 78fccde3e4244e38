/**
 * Contact lists from uploaded CSV files: reading a byte stream of unknown shape into rows, each
 * with a verdict, and the resumable job that stores them.
 */
package org.ecm.contact.importing;
