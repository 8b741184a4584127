using Dashboard.Domain;

namespace Dashboard.Testing;

/// <summary>People who send commands.</summary>
public static class Actors
{
    public static Actor Viewer { get; } = new(new Guid("11111111-0000-7000-8000-000000000001"), "Vera", Role.Viewer);

    public static Actor Staff { get; } = new(new Guid("11111111-0000-7000-8000-000000000002"), "Ana", Role.Staff);

    public static Actor Operator { get; } = new(new Guid("11111111-0000-7000-8000-000000000003"), "Otto", Role.Operator);

    public static Actor Administrator { get; } = new(new Guid("11111111-0000-7000-8000-000000000004"), "Ada", Role.Administrator);

    /// <summary>Somebody of each role.</summary>
    public static IReadOnlyList<Actor> All { get; } = [Viewer, Staff, Operator, Administrator];
}
