/** The REST API from outside, over HTTP: every kind of bad input, and who may do what. */
package org.ecm.it.rest;
