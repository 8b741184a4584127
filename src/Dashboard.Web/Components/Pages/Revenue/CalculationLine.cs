namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>A line of a calculation that is written out.</summary>
/// <param name="Sign">What is done with it: <c>+</c>, <c>−</c>, <c>÷</c>, <c>=</c>; empty for the first.</param>
/// <param name="Label">What it is.</param>
/// <param name="Value">How it is written.</param>
/// <param name="Of">What explains it; nothing where nothing more can be said.</param>
public sealed record CalculationLine(string Sign, string Label, string Value, Explanation? Of = null)
{
    /// <summary>Whether it is what comes out, or comes out in between.</summary>
    public bool IsResult => Sign == "=";
}
