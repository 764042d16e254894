// Workers that call a server while it is killed.
import { eventually } from './harness.mjs';

/** Longer than any client waits before it connects again, on a busy machine. */
const ANSWER_MS = 60_000;

/** How long they work between two kills, once all have been answered. */
const WORK_MS = 1_500;

/**
 * A load of several workers. A client whose connection broke comes back after up to five seconds,
 * so that a server that is killed by the clock may never have had it: it is killed when all have
 * been answered since it came up.
 */
export class Load {
    #runs = true;
    #answers = new Map();

    /** What a worker needs: whether it goes on, and to say that it was answered. */
    worker(name) {
        if (this.#answers.has(name)) throw new Error(`${name} is there twice`);
        this.#answers.set(name, 0);
        return {
            runs: () => this.#runs,
            answered: () => this.#answers.set(name, this.#answers.get(name) + 1),
        };
    }

    /** Kills the server so many times while they work, and then has them stop. */
    async kill(server, times) {
        for (let kill = 0; kill <= times; kill++) {
            if (kill > 0) {
                await server.kill();
                await server.up();
            }
            await this.#all();
            await new Promise((resolve) => setTimeout(resolve, WORK_MS));
        }
        this.#runs = false;
    }

    /** Waits until each has been answered once more than before. */
    async #all() {
        const before = new Map(this.#answers);
        const waiting = () => [...before.keys()].filter((one) => this.#answers.get(one) === before.get(one));
        await eventually(waiting, (names) => names.length === 0, ANSWER_MS);
    }
}
