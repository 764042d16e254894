package heliograph.demo;

import heliograph.tl.TlFunction;

/// The service as its clients reach it.
public interface Host {
    /// Makes the account of a number; gives its id.
    long signUp(String phone, String first, String last);

    /// Asks as an account. Refuses as the service does.
    <R> R ask(long user, TlFunction<R> query);
}
