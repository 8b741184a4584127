namespace Dashboard.Domain.People;

/// <summary>What stands where something was known of a person who is erased.</summary>
public static class Erased
{
    /// <summary>The word that people and programs read.</summary>
    public const string Word = "erased";
}
