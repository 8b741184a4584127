namespace Dashboard.WriteSide.Simulation;

/// <summary>
/// Tokens that the simulated processor knows. Whatever else begins with <c>tok_</c> is unknown to it; whatever does not, such as
/// the payment method "card" of an order, is taken for a method that is on file and works.
/// </summary>
public static class TestTokens
{
    public const string Prefix = "tok_";

    /// <summary>Works.</summary>
    public const string Ok = "tok_ok";

    /// <summary>Is turned down, for good.</summary>
    public const string Declined = "tok_declined";

    /// <summary>Is turned down about every other time; which time follows from the key, so that a payment tried again may go through.</summary>
    public const string Unsteady = "tok_unsteady";

    /// <summary>Is never answered.</summary>
    public const string Timeout = "tok_timeout";

    /// <summary>Fails twice, and works the third time it is asked under the same key.</summary>
    public const string Flaky = "tok_flaky";
}
