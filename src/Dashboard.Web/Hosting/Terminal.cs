namespace Dashboard.Web.Hosting;

/// <summary>Where the program speaks to the person who started it. Logs go elsewhere.</summary>
/// <param name="Out">What was asked for.</param>
/// <param name="Error">Why it could not be done.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error)
{
    public static Terminal OfThisProcess => new(Console.Out, Console.Error);
}
