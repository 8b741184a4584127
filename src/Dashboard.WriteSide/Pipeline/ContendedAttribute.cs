namespace Dashboard.WriteSide.Pipeline;

/// <summary>
/// The command changes rows that many want at the same moment, such as the stock of a product that sells well. Who loses a
/// race for them tries on for longer than usual, with a short pause of random length, before a person hears of it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ContendedAttribute : Attribute
{
    /// <summary>Whether a kind of command is marked.</summary>
    public static bool Marks(Type command) => IsDefined(command, typeof(ContendedAttribute));
}
