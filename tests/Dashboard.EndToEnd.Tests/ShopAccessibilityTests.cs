using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;

namespace Dashboard.EndToEnd.Tests;

/// <summary>Every page and dialog of selling: customers, products, orders, subscriptions.</summary>
public sealed class ShopAccessibilityTests(Chromium chromium, DashboardProcess dashboard) : Accessibility(chromium, dashboard)
{
    public static TheoryData<string> Pages =>
    [
        "/", "/customers", "/customers/{customer}", "/catalog", "/catalog/{product}", "/stock", "/stock/{product}", "/orders", "/orders/{draft}", "/orders/{order}",
        "/revenue", "/revenue?range=12-months", "/revenue?explain=Mrr", "/revenue?explain=Ltv", "/subscriptions", "/subscriptions/{subscription}", "/plans", "/renewals", "/renewals/list",
    ];

    public static TheoryData<string, string> Dialogs => new()
    {
        { "/customers", "Register customer" }, { "/catalog", "New product" }, { "/catalog/{product}", "Change price" }, { "/catalog/{product}", "Adjust stock" }, { "/catalog/{product}", "Add review" },
        { "/orders", "New order" }, { "/orders/{draft}", "Add item" }, { "/orders/{draft}", "Submit order" },
        { "/subscriptions", "Start subscription" }, { "/subscriptions/{subscription}", "Change plan" }, { "/subscriptions/{subscription}", "Cancel subscription" }, { "/plans", "New plan" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Page_ForEverybody_HasNoViolationAndFits(string path) => LookAtPageAsync(path);

    [Theory]
    [MemberData(nameof(Dialogs))]
    public Task Dialog_ForEverybody_HasNoViolation(string path, string button) => LookAtDialogAsync(path, button);
}
