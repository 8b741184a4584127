using Dashboard.Domain;

namespace Dashboard.WriteSide.Pipeline;

/// <summary>A command about an account of the staff.</summary>
public interface IAboutAccount : ICommand
{
    /// <summary>Whose account.</summary>
    Guid UserId { get; }
}

/// <summary>Says of a command that its role reaches one's own account alone.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OwnAccountAttribute : Attribute
{
    /// <summary>Everybody does it for themselves, and nobody for others.</summary>
    public OwnAccountAttribute()
    {
    }

    /// <summary>Everybody does it for themselves, and a role for others.</summary>
    /// <param name="others">The lowest role that may do it for others.</param>
    public OwnAccountAttribute(Role others) => Others = others;

    /// <summary>The lowest role that may do it for others; nothing when none may.</summary>
    public Role? Others { get; }
}
