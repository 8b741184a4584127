namespace Dashboard.Domain;

/// <summary>Who sends a command: a member of staff, or the program itself.</summary>
/// <param name="Id">Identity of the staff user; <see cref="Guid.Empty"/> for the program itself.</param>
/// <param name="Name">Name that the log keeps and screens show.</param>
/// <param name="Role">What the actor may do.</param>
public sealed record Actor(Guid Id, string Name, Role Role)
{
    /// <summary>The program itself.</summary>
    public static Actor System { get; } = new(Guid.Empty, "system", Role.Administrator) { Origin = Origin.By(OriginKind.Program) };

    /// <summary>Whoever runs the program with a verb, at the machine: nobody asks who that is.</summary>
    public static Actor Terminal { get; } = System with { Origin = Origin.By(OriginKind.Terminal) };

    /// <summary>By which way the commands come.</summary>
    public Origin Origin { get; init; } = Origin.Unknown;

    /// <summary>The moment in the past as of which they look at the dashboard; whoever does changes nothing. Nothing for now.</summary>
    public DateTimeOffset? LooksFrom { get; init; }
}
