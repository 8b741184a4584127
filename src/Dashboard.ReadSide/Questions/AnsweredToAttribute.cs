using Dashboard.Domain;

namespace Dashboard.ReadSide.Questions;

/// <summary>The lowest role that a question is answered to; one that names none is answered to everybody who is signed in.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AnsweredToAttribute(Role role) : Attribute
{
    /// <summary>The lowest role.</summary>
    public Role Role { get; } = role;

    /// <summary>The lowest role that a kind of question is answered to.</summary>
    public static Role Of(Type question) => GetCustomAttribute(question, typeof(AnsweredToAttribute)) is AnsweredToAttribute to ? to.Role : Role.Viewer;
}
