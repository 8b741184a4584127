using System.Reflection;
using Dashboard.Domain;

namespace Dashboard.WriteSide.Pipeline;

/// <summary>What a role may do with a command.</summary>
public enum CommandRight
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Send it about one's own account.</summary>
    OwnAccount,

    /// <summary>Send it.</summary>
    Full,
}

/// <summary>
/// Who may send a kind of command, as it says itself: the one table of commands and roles. The pipeline refuses by it, screens offer by it,
/// and it is what the page of the roles shows.
/// </summary>
/// <param name="Command">The kind of command.</param>
/// <param name="Needed">The lowest role that may send it at all.</param>
/// <param name="Full">The lowest role that may send it about anybody; nothing when everybody sends it about themselves alone.</param>
public sealed record CommandRule(Type Command, Role Needed, Role? Full)
{
    /// <summary>Told to whoever wants to change something as it was.</summary>
    public static Refusal LooksBack { get; } = Refusal.Rule("looking-back", "This is how it was, and nothing can be changed there. Go back to now first.");

    /// <summary>Every command with its rule, by area and name.</summary>
    public static IReadOnlyList<CommandRule> All { get; } =
    [
        .. typeof(ICommand).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ICommand)) && type is { IsAbstract: false, IsInterface: false })
            .Select(Of)
            .OrderBy(rule => rule.Area, StringComparer.Ordinal).ThenBy(rule => rule.Command.Name, StringComparer.Ordinal),
    ];

    /// <summary>Area of the business that it belongs to, such as <c>Orders</c>.</summary>
    public string Area => Command.Namespace!.Split('.')[^1];

    /// <summary>The rule of a kind of command.</summary>
    /// <exception cref="InvalidOperationException">It names no role, or one's own account without being about one.</exception>
    public static CommandRule Of(Type command)
    {
        var needed = NeedsRoleAttribute.Of(command);
        var own = command.GetCustomAttribute<OwnAccountAttribute>();
        return own is null || command.IsAssignableTo(typeof(IAboutAccount))
            ? new CommandRule(command, needed, own is null ? needed : own.Others)
            : throw new InvalidOperationException($"{command.Name} is about no account.");
    }

    /// <summary>What a role may do with it.</summary>
    public CommandRight Of(Role role) => role < Needed ? CommandRight.None : role >= Full ? CommandRight.Full : CommandRight.OwnAccount;

    /// <summary>Whether a kind of command is offered to somebody: their role reaches it, and they look at what is now.</summary>
    public static bool IsOffered(Type command, Actor actor) =>
        actor.Role >= NeedsRoleAttribute.Of(command) && (actor.LooksFrom is null || WhenLookingBackAttribute.Marks(command));

    /// <summary>Why somebody may not send a command; nothing when they may.</summary>
    public Refusal? Against(ICommand command, Actor? actor) => actor is null || actor.Role < Needed ? Refusal.Forbidden(Needed)
        : actor.LooksFrom is not null && !WhenLookingBackAttribute.Marks(Command) ? LooksBack
        : Of(actor.Role) is CommandRight.Full || (command as IAboutAccount)?.UserId == actor.Id ? null
        : Full is { } full ? Refusal.Forbidden(full)
        : new Refusal(RefusalKind.Forbidden, "not-yours", "Everybody does this for their own account.");
}
