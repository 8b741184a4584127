namespace Dashboard.Web.Security;

/// <summary>Nobody is signed in, or not any more: a page that was open when its sign-in ended lives on for a while without a reader.</summary>
public sealed class SignedOutException() : InvalidOperationException("Nobody is signed in.");
