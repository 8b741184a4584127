using System.Reflection;
using System.Runtime.CompilerServices;
using Dashboard.Domain;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Pipeline;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Pipeline;

/// <summary>The table of commands and roles, cell by cell: what is written here is what the pipeline does, and there is no command beside.</summary>
public sealed class RoleTableTests : IAsyncLifetime
{
    /// <summary>The lowest role that may send each command about anybody.</summary>
    private static readonly Dictionary<Role, string> Full = new()
    {
        [Role.Staff] =
            """
            AddOrderItem AddReview AddToWishlist AdjustInventory AuthorizePayment BuildViewAsOf CancelOrder CancelShipment CancelSubscription CancelViewAsOf CapturePayment ChangeCustomerDetails
            ChangeOrderItem ChangeProductDetails ChangeProductPrice CreateOrder CreatePlan CreateProduct CreateShipment DowngradeSubscription MarkShipmentDelivered
            PlaceOrder PublishProduct RefundPayment RegisterCustomer ReleaseInventory ReleaseOrderInventory RemoveFromWishlist RemoveOrderItem RenewSubscription
            ReserveInventory ReserveOrderInventory RetryMessage StartSubscription SubmitOrder UpdateOrderStatus UpgradeSubscription VerifyCustomer
            """,
        [Role.Operator] =
            """
            ApproveRebuild CancelRebuild CompensateSaga DropViewAsOf EndUnpaidSubscription GiveUpSaga GoBack ImportCustomer ImportOrder ImportPlan ImportProduct ImportSubscriptions
            MoveSubscriptionOn NoteChargeNotTaken PauseProjection RebuildProjection ResumeProjection RetryFailedMessages RetryParked RetrySaga SkipParked SkipUnknown
            """,
        [Role.Administrator] = "AdoptUser ChangeSecondFactor ChangeUserRole CreateUser DeactivateUser EndSessions EraseCustomer EraseUser InviteUser ReactivateUser RemovePasskey SetUpProfile UpdateUser",
    };

    /// <summary>What everybody does for their own account.</summary>
    private static readonly string[] Own = ["AddPasskey", "ChangeSecondFactor", "EndSessions", "RemovePasskey", "RenamePasskey", "SetPassword", "SetPicture", "UpdateProfile"];

    /// <summary>What may be sent by somebody who looks at the dashboard as it was.</summary>
    private static readonly string[] Back = ["BuildViewAsOf", "CancelViewAsOf", "DropViewAsOf"];

    private TestDashboard? _dashboard;

    public static TheoryData<Type> EveryCommand => new(CommandRule.All.Select(rule => rule.Command));

    public async ValueTask InitializeAsync() => _dashboard = await TestDashboard.StartAsync(new NoDatabase());

    public ValueTask DisposeAsync() => _dashboard!.DisposeAsync();

    [Fact]
    public void Table_HasEveryCommandOnce() => Assert.Equal(
        Full.Values.SelectMany(Words).Concat(Own).Distinct().Order(StringComparer.Ordinal),
        CommandRule.All.Select(rule => rule.Command.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(EveryCommand))]
    public async Task Command_OfWhoeverLooksBack_IsRefused_UnlessItIsAboutSuchViews(Type command)
    {
        var actor = Actors.Administrator with { LooksFrom = DateTimeOffset.UnixEpoch };

        Assert.Equal(Back.Contains(command.Name), await IsLetThroughAsync(command, actor, account: actor.Id));
        Assert.Equal(Back.Contains(command.Name), CommandRule.IsOffered(command, actor));
    }

    [Theory]
    [MemberData(nameof(EveryCommand))]
    public async Task Command_OfEachRole_IsLetThroughOrRefusedAsTheTableSays(Type command)
    {
        var full = Full.Where(row => Words(row.Value).Contains(command.Name)).Select(row => (Role?)row.Key).SingleOrDefault();
        foreach (var actor in Actors.All)
        {
            var isFull = actor.Role >= full;
            Assert.Equal(isFull, await IsLetThroughAsync(command, actor, account: Guid.NewGuid()));
            Assert.Equal(isFull || Own.Contains(command.Name), await IsLetThroughAsync(command, actor, account: actor.Id));
            Assert.Equal(isFull ? CommandRight.Full : Own.Contains(command.Name) ? CommandRight.OwnAccount : CommandRight.None, CommandRule.Of(command).Of(actor.Role));
        }

        Assert.False(await IsLetThroughAsync(command, actor: null, account: Guid.NewGuid()));
        Assert.False(await IsLetThroughAsync(command, actor: null, account: Guid.Empty));
    }

    private static string[] Words(string names) => names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Sends a command as far as its authorisation.</summary>
    private Task<bool> IsLetThroughAsync(Type command, Actor? actor, Guid account)
    {
        var answer = command.BaseType!;
        while (!answer.IsGenericType)
        {
            answer = answer.BaseType!;
        }

        var one = RuntimeHelpers.GetUninitializedObject(command);
        if (one is IAboutAccount)
        {
            command.GetProperty(nameof(IAboutAccount.UserId))!.SetValue(one, account);
        }

        return (Task<bool>)typeof(RoleTableTests).GetMethod(nameof(PassAsync), BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(command, answer.GetGenericArguments()[0]).Invoke(this, [one, actor])!;
    }

    private async Task<bool> PassAsync<TCommand, TAnswer>(TCommand command, Actor? actor)
        where TCommand : Command<TAnswer>
    {
        await using var scope = _dashboard!.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CommandContext>().Actor = actor;
        var authorization = scope.ServiceProvider.GetServices<IPipelineBehavior<TCommand, Outcome<TAnswer>>>()
            .Single(behavior => behavior.GetType().Name.StartsWith("AuthorizationBehavior", StringComparison.Ordinal));
        var isThrough = false;
        var outcome = await authorization.Handle(command, TestContext.Current.CancellationToken, () =>
        {
            isThrough = true;
            return Task.FromResult(new Outcome<TAnswer>());
        });
        Assert.Equal(!isThrough, outcome.Refusal?.Kind is RefusalKind.Forbidden or RefusalKind.Conflict);
        return isThrough;
    }
}
