using Dashboard.Domain;
using MediatR;

namespace Dashboard.WriteSide.Pipeline;

/// <summary>A wish to change something, of whatever answer.</summary>
public interface ICommand
{
    /// <summary>Identity of the wish: sent twice, it is done once and answered the same both times.</summary>
    Guid CommandId { get; }
}

/// <summary>A wish to change something; refused or answered with <typeparamref name="TAnswer"/>.</summary>
public abstract record Command<TAnswer> : ICommand, IRequest<Outcome<TAnswer>>
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; } = Guid.CreateVersion7();
}

/// <summary>A command that answers nothing but that it was done.</summary>
public abstract record Command : Command<Done>;

/// <summary>The answer of a command that has nothing to tell.</summary>
public sealed record Done
{
    /// <summary>The only one.</summary>
    public static Done Instance { get; } = new();
}

/// <summary>Does what one kind of command asks for. It reads, decides and changes aggregates; the pipeline saves.</summary>
public interface ICommandHandler<in TCommand, TAnswer> : IRequestHandler<TCommand, Outcome<TAnswer>>
    where TCommand : Command<TAnswer>;

/// <summary>The role that a command needs; every command names one.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NeedsRoleAttribute(Role role) : Attribute
{
    /// <summary>The lowest role that may send the command.</summary>
    public Role Role { get; } = role;

    /// <summary>The role that a kind of command needs.</summary>
    /// <exception cref="InvalidOperationException">The command names none.</exception>
    public static Role Of(Type command) =>
        GetCustomAttribute(command, typeof(NeedsRoleAttribute)) is NeedsRoleAttribute needs
            ? needs.Role
            : throw new InvalidOperationException($"{command.Name} names no role.");
}
