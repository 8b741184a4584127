using System.Reflection;
using System.Runtime.CompilerServices;
using Dashboard.Domain;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Pipeline;

/// <summary>Without a database: nobody may find anything out by sending what the role does not allow.</summary>
public sealed class AuthorizationTests : IAsyncLifetime
{
    private static readonly Type[] Commands =
        [.. CommandRule.All.Select(rule => rule.Command)];

    private TestDashboard? _dashboard;

    public static TheoryData<Type> EveryCommand => new(Commands);

    public static TheoryData<Type, Role> EveryCommandAndRoleThatDoesNotReach()
    {
        var denied = new TheoryData<Type, Role>();
        foreach (var command in Commands)
        {
            foreach (var role in Enum.GetValues<Role>().Where(role => role < NeedsRoleAttribute.Of(command)))
            {
                denied.Add(command, role);
            }
        }

        return denied;
    }

    public async ValueTask InitializeAsync() => _dashboard = await TestDashboard.StartAsync(new NoDatabase());

    public ValueTask DisposeAsync() => _dashboard!.DisposeAsync();

    [Theory]
    [MemberData(nameof(EveryCommandAndRoleThatDoesNotReach))]
    public async Task Command_FromARoleThatDoesNotReach_IsRefusedWhateverItHolds(Type command, Role role)
    {
        var refusal = await SendAsync(command, Actors.All.Single(actor => actor.Role == role));

        var needed = NeedsRoleAttribute.Of(command);
        Assert.Equal((RefusalKind.Forbidden, "forbidden", $"This needs the role {needed} or higher."), (refusal?.Kind, refusal?.Code, refusal?.Sentence));
    }

    [Theory]
    [MemberData(nameof(EveryCommand))]
    public async Task Command_FromNobody_IsRefused(Type command) =>
        Assert.Equal("forbidden", (await SendAsync(command, null))?.Code);

    [Theory]
    [InlineData(Role.Staff)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Administrator)]
    public async Task Command_FromARoleThatReaches_GetsAsFarAsValidation(Role role)
    {
        var outcome = await _dashboard!.SendAsync(new RegisterCustomer("", ""), Actors.All.Single(actor => actor.Role == role));

        Assert.Equal(RefusalKind.Invalid, outcome.Refusal?.Kind);
    }

    private Task<Refusal?> SendAsync(Type command, Actor? actor)
    {
        var answer = command.BaseType!;
        while (!answer.IsGenericType)
        {
            answer = answer.BaseType!;
        }

        var send = typeof(AuthorizationTests).GetMethod(nameof(SendOneAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;
        return (Task<Refusal?>)send.MakeGenericMethod(answer.GetGenericArguments()[0]).Invoke(this, [RuntimeHelpers.GetUninitializedObject(command), actor])!;
    }

    private async Task<Refusal?> SendOneAsync<TAnswer>(Command<TAnswer> command, Actor? actor) =>
        (await _dashboard!.Services.GetRequiredService<ICommandSender>().SendAsync(command, actor!, CancellationToken.None)).Refusal;
}
