namespace Dashboard.EndToEnd.Tests;

/// <summary>One browser, one server and two cores: what changes the shop, or is measured, is not to be disturbed by another test.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneByOne
{
    public const string Name = "one by one";
}
