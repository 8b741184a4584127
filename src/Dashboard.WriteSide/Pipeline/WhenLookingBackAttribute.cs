namespace Dashboard.WriteSide.Pipeline;

/// <summary>The command may be sent by somebody who looks at the dashboard as it was: it is about such views themselves.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WhenLookingBackAttribute : Attribute
{
    /// <summary>Whether a kind of command is marked.</summary>
    public static bool Marks(Type command) => IsDefined(command, typeof(WhenLookingBackAttribute));
}
