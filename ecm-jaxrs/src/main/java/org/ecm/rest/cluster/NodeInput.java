package org.ecm.rest.cluster;

/** One node; without it the whole cluster. */
public record NodeInput(String node) {}
